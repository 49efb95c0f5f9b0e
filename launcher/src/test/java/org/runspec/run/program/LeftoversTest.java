package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed launcher leaves behind is ended by the next run into its folder, and no more. */
class LeftoversTest {
  @TempDir Path folder;

  @BeforeEach
  void onLinux() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/environ")), "needs another operating system: Linux");
  }

  private static Process program(Path experimentPath) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo up; read line");
    builder.environment().put("RUNSPEC_EXPERIMENT_PATH", experimentPath.toString());
    Process process = builder.start();
    assertEquals('u', process.getInputStream().read());
    return process;
  }

  @Test
  void itsProcessesAreEnded() throws Exception {
    Path mine = folder.resolve("ö mine");
    Process left = program(mine);

    assertEquals(1, Leftovers.end(mine));
    assertTrue(left.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, Leftovers.end(mine));
  }

  @Test
  void thoseOfOtherFoldersAreNot() throws Exception {
    Process other = program(folder.resolve("mine2"));

    assertEquals(0, Leftovers.end(folder.resolve("mine")));
    assertTrue(other.isAlive());
    other.destroyForcibly();
  }
}
