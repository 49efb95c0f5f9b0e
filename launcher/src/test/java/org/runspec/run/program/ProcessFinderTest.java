package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.pace.Bell;

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
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void aChildNeedsNeitherMarkNorSessionAsLongAsItsParentHasOne() throws Exception {
    process(1, "S 0 1 1", 1);
    process(leader.pid(), "S 1 9 9", 50);
    environment(leader.pid(), "A=b\0MARK=outer,own\0");
    process(child, "R " + leader.pid() + " 8 8", 60);
    assertEquals(List.of(child), pids(finder(false)));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void corpsesAndStrangersAreNotFound() throws Exception {
    process(leader.pid(), "S 1 9 9", 50);
    process(child, "Z 1 8 8", 60);
    environment(child, "MARK=own\0");
    process(ProcessHandle.current().pid(), "R 1 7 7", 40);
    environment(ProcessHandle.current().pid(), "MARK=outer\0");
    assertEquals(List.of(), pids(finder(true)));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void aProcessWhoseFirstThreadAloneHasEndedIsFound() throws Exception {
    process(leader.pid(), "S 1 9 9", 50);
    process(child, "Z " + leader.pid() + " 8 8", 60, 2);
    assertEquals(List.of(child), pids(finder(true)));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void whoBeganBeforeTheLeaderIsNotTouchedWhateverItBears() throws Exception {
    process(leader.pid(), "S 1 9 9", 50);
    process(child, "S 1 " + leader.pid() + " " + leader.pid(), 49);
    environment(child, "MARK=own\0");
    assertEquals(List.of(), pids(finder(true)));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void theLimitOfLocksIsAMarkToo() throws Exception {
    process(leader.pid(), "S 1 9 9", 50);
    process(child, "S 1 8 8", 60);
    Path limits = proc().resolve(child + "/limits");
    Files.writeString(limits, "Max file locks    77    unlimited    locks\n");
    assertEquals(List.of(), pids(finder(true)));
    Files.writeString(limits, "Max file locks    7    unlimited    locks\n");
    assertEquals(List.of(child), pids(finder(true)));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void whoWasSeenOnceIsFoundThoughItHasShedAll() throws Exception {
    process(leader.pid(), "S 1 9 9", 50);
    process(child, "R " + leader.pid() + " 8 8", 60);
    ProcessFinder finder = finder(false);
    finder.observe();
    process(child, "R 1 " + child + " " + child, 60);
    assertEquals(List.of(child), pids(finder));
    process(child, "R 1 " + child + " " + child, 61);
    assertEquals(List.of(), pids(finder), "another process got its number");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void aSessionIsTheProgramsAsLongAsOneThatWasSeenIsInIt() throws Exception {
    long leaderSeenAsDaemon = leader.pid();
    Process program = new ProcessBuilder("sleep", "1000").start();
    try {
      process(program.pid(), "S 1 9 9", 50);
      process(leaderSeenAsDaemon, "S " + program.pid() + " 8 8", 51);
      ProcessFinder finder =
          new LinuxProcesses(new ProcessTable(proc()), program.toHandle(), mark(), false);
      finder.observe();
      process(leaderSeenAsDaemon, "S 1 8 8", 51);
      process(child, "S 1 7 8", 60);
      assertEquals(Set.of(leaderSeenAsDaemon, child), Set.copyOf(pids(finder)));

      Files.delete(proc().resolve(leaderSeenAsDaemon + "/stat"));
      assertEquals(List.of(child), pids(finder));
      Files.delete(proc().resolve(child + "/stat"));
      process(leaderSeenAsDaemon, "S 1 7 8", 70);
      assertEquals(List.of(), pids(finder), "all who were seen in it have gone");
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void theLaunchersOwnSessionIsNotTheProgramsThoughTheProgramLivesInIt() throws Exception {
    process(ProcessHandle.current().pid(), "S 1 5 5", 40);
    process(leader.pid(), "S " + ProcessHandle.current().pid() + " 5 5", 50);
    process(child, "S 1 6 5", 60);
    ProcessFinder finder = finder(false);
    finder.observe();
    assertEquals(List.of(), pids(finder));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
  void aSessionThatHasDiedOutIsNotTrustedAgain() throws Exception {
    ProcessFinder finder = finder(true);
    leader.destroyForcibly().waitFor();
    process(child, "S 1 8 " + leader.pid(), 60);
    assertEquals(List.of(child), pids(finder));

    Files.delete(proc().resolve(child + "/stat"));
    assertEquals(List.of(), pids(finder));
    process(child, "S 1 8 " + leader.pid(), 61);
    assertEquals(List.of(), pids(finder));
    assertTrue(ProcessHandle.of(child).isPresent());
  }

  private static List<Long> pids(ProcessFinder finder) {
    return finder.running().stream().map(ProcessHandle::pid).toList();
  }

  private LinuxProcesses finder(boolean ownSession) throws IOException {
    return new LinuxProcesses(new ProcessTable(proc()), leader.toHandle(), mark(), ownSession);
  }

  private static ProcessMark mark() {
    return new ProcessMark("own", Optional.of(new LockLimit(7)));
  }

  private Path proc() throws IOException {
    return Files.createDirectories(folder.resolve("proc"));
  }

  private void process(long pid, String stat, long started) throws IOException {
    process(pid, stat, started, 1);
  }

  /** State, parent, group and session; then what does not matter here. */
  private void process(long pid, String stat, long started, int threads) throws IOException {
    Path process = Files.createDirectories(proc().resolve(Long.toString(pid)));
    String between = " 0 -1 4194560 1 0 0 0 1 2 0 0 20 0 ";
    Files.writeString(
        process.resolve("stat"),
        pid + " (a ) b) " + stat + between + threads + " 0 " + started + " 2 3\n");
  }

  private void environment(long pid, String variables) throws IOException {
    Files.writeString(proc().resolve(pid + "/environ"), variables);
  }
}
