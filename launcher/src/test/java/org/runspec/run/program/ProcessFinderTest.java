package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The two ways to find a program's processes, on a shell with one child. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class ProcessFinderTest {
  @TempDir Path folder;
  private Process leader;
  private long child;

  @BeforeEach
  void start() throws IOException {
    leader = new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; wait").start();
    InputStream output = leader.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int c = output.read(); c != '\n'; c = output.read()) {
      line.append((char) c);
    }
    child = Long.parseLong(line.toString());
  }

  @AfterEach
  void end() {
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
    leader.destroyForcibly();
  }

  @Test
  void descendantsAreKnownEvenAfterTheirParentHasGone() throws Exception {
    ProcessFinder finder = new DescendantProcesses(leader.toHandle());
    finder.observe();
    leader.destroyForcibly().waitFor();
    assertEquals(List.of(child), pids(finder));
    Sweep.Result swept =
        new Sweep(finder, new TestPacer(), new Bell())
            .finish(Duration.ofSeconds(30), new StopSignal());
    assertEquals(new Sweep.Result(1, 0), swept);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildNeedsNeitherMarkNorSessionAsLongAsItsParentHasOne() throws Exception {
    Path proc = Files.createDirectory(folder.resolve("proc"));
    process(proc, 1, "S 0 1 1", "");
    process(proc, leader.pid(), "S 1 9 9", "A=b\0MARK=outer,own\0");
    process(proc, child, "R " + leader.pid() + " 8 8", "");
    assertEquals(List.of(child), pids(new LinuxProcesses(proc, leader.toHandle(), "own", false)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void corpsesAndStrangersAreNotFound() throws Exception {
    Path proc = Files.createDirectory(folder.resolve("proc"));
    process(proc, child, "Z 1 8 8", "MARK=own\0");
    process(proc, ProcessHandle.current().pid(), "R 1 7 7", "MARK=outer\0");
    assertEquals(List.of(), pids(new LinuxProcesses(proc, leader.toHandle(), "own", true)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSessionThatHasDiedOutIsNotTrustedAgain() throws Exception {
    Path proc = Files.createDirectory(folder.resolve("proc"));
    ProcessFinder finder = new LinuxProcesses(proc, leader.toHandle(), "own", true);
    leader.destroyForcibly().waitFor();
    process(proc, child, "S 1 8 " + leader.pid(), "");
    assertEquals(List.of(child), pids(finder));

    Files.delete(proc.resolve(child + "/stat"));
    assertEquals(List.of(), pids(finder));
    process(proc, child, "S 1 8 " + leader.pid(), "");
    assertEquals(List.of(), pids(finder));
    assertTrue(ProcessHandle.of(child).isPresent());
  }

  private static List<Long> pids(ProcessFinder finder) {
    return finder.running().stream().map(ProcessHandle::pid).toList();
  }

  private static void process(Path proc, long pid, String stat, String environment)
      throws IOException {
    Path process = Files.createDirectories(proc.resolve(Long.toString(pid)));
    Files.writeString(process.resolve("stat"), pid + " (a ) b) " + stat + " 0 -1\n");
    Files.writeString(process.resolve("environ"), environment);
  }
}
