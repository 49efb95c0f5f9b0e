package org.runspec.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs with real launchers, nodes and runs, killed at random moments: the programs of {@code bench}
 * with fixed seeds and small figures.
 */
@Timeout(600)
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds a job's processes in /proc")
class ChaosIT {
  private static final Path TOP = Path.of(System.getProperty("user.dir")).resolveSibling("bench");

  @TempDir Path folder;

  @Test
  void nothingIsLostWhenEverythingIsKilled() throws Exception {
    expectSuccess("chaos", "--short");
  }

  @Test
  void nothingIsLostWhenTheDatabaseIsSilentToo() throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
    try {
      int port = server.bind().getPort();
      expectSuccess("chaos", "--short", "--seed", "2", "--mongo", "127.0.0.1:" + port + "/runspec");
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void aProgramGoesOnFromItsCheckpointsWheneverItIsKilled() throws Exception {
    expectSuccess(
        "chaos",
        "--kinds=run=14,controller=1",
        "--runs=5",
        "--nodes=2",
        "--kills=50",
        "--every=0.35",
        "--freezes=",
        "--steps=80",
        "--pause=0.2");
  }

  @Test
  void aNodeThatSleptThroughItsLeaseChangesNothing() throws Exception {
    expectSuccess("split_brain");
  }

  @Test
  void aStageThatWasCompletedIsNotRepeated() throws Exception {
    expectSuccess("stages");
  }

  @Test
  void noSecretIsWhereItDoesNotBelong() throws Exception {
    expectSuccess("secrets");
  }

  private void expectSuccess(String program, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", TOP.resolve(program).toString()));
    command.addAll(List.of(words));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      boolean ended = process.waitFor(9, TimeUnit.MINUTES);
      assertEquals(0, ended ? process.exitValue() : -1, () -> text(said));
    } finally {
      process.destroy();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
