package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.StopSignal;
import org.runspec.spec.repro.ReproHeader;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs echo")
class LocalRunTest {
  private static final String STAGE =
      """
        - processing_stage:
            component: processors/Command_Proc
            command: [echo, mark]
      """;

  @TempDir Path project;

  @Test
  void aBugEndsTheRecordToo() throws Exception {
    RunFixture run = new RunFixture(project, InstantSource.system(), STAGE);
    run.close();
    LocalRun local = LocalRun.of(run.runspec, on(broken(), run.setting), new StopSignal());

    assertThrows(IllegalStateException.class, () -> local.execute(header(), Beginning.ANEW));

    List<String> journal = Files.readAllLines(run.folder.metrics());
    String last = journal.get(journal.size() - 1);
    assertTrue(last.contains("\"ended\": \"error\""), last);
    assertTrue(last.contains("a bug of Runspec: java.lang.IllegalStateException: broken"), last);
    assertEquals(1, journal.stream().filter(line -> line.contains("\"ended\"")).count());
  }

  /** A screen that fails as soon as the program prints. */
  private static PrintStream broken() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        if (new String(bytes, offset, length, StandardCharsets.UTF_8).contains("mark")) {
          throw new IllegalStateException("broken");
        }
      }
    };
  }

  private static RunSetting on(PrintStream screen, RunSetting setting) {
    return new RunSetting(
        setting.projectFolder(),
        setting.cache(),
        setting.environment(),
        setting.identity(),
        setting.job(),
        new Terminal(screen, screen, false, () -> 80),
        setting.clock(),
        setting.binder());
  }

  private static ReproHeader header() {
    return ReproHeader.of(
        new ReproHeader.Origin(
            "x.yaml", "0".repeat(64), Optional.empty(), false, "Runspec", List.of()));
  }
}
