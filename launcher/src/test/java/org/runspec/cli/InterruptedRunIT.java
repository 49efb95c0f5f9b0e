package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalReader;

/** Runs that somebody stops. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
class InterruptedRunIT {
  private static final String ROW = " hrs ";
  private static final String ASKED = "Stopping; ";

  private static final String ENDLESS =
      """
      component: processors/Minimize_Proc
      max_iterations: 1000000000000
      iters_per_report: 100000
      """;

  /** Reports, then waits; told to stop it saves and says so. */
  private static final String LISTENING =
      """
      component: processors/Command_Proc
      command:
        - sh
        - -c
        - |
          trap 'echo saved > saved.txt; exit 0' TERM
          echo '{"iters": 1, "loss": 2}' >> $RUNSPEC_METRICS
          sleep 1000 & wait
      """;

  private static final String DEAF =
      """
      component: processors/Command_Proc
      grace: 1000
      command:
        - sh
        - -c
        - |
          trap 'echo deaf' TERM
          echo '{"iters": 1, "loss": 2}' >> $RUNSPEC_METRICS
          while true; do sleep 0.1; done
      """;

  private static final String EXITING_JAVA =
      """
      import org.runspec.component.Meter;
      import org.runspec.component.Stage;
      import org.runspec.component.StageContext;

      public final class Exiting_Proc implements Stage {
        @Override
        public void run(StageContext context) {
          Meter one = context.metrics().declare("one", "one");
          one.add(1);
          context.metrics().report(1);
          System.out.print("bye ");
          System.err.println("bye");
          System.exit(0);
        }
      }
      """;

  private static final String DEAF_JAVA =
      """
      import org.runspec.component.Meter;
      import org.runspec.component.Stage;
      import org.runspec.component.StageContext;

      public final class Deaf_Proc implements Stage {
        @Override
        public void run(StageContext context) {
          Meter one = context.metrics().declare("one", "one");
          for (long step = 1; ; step++) {
            one.add(1);
            if (step % 1_000_000 == 0) {
              context.metrics().report(step);
            }
          }
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeAProject() throws IOException {
    component("Deaf_Proc", DEAF_JAVA);
    component("Exiting_Proc", EXITING_JAVA);
  }

  private void component(String name, String java) throws IOException {
    Path home = Files.createDirectories(folder.resolve("components/processors/" + name));
    Files.writeString(
        home.resolve(name + ".yaml"), "# For a test.\ncomponent: processors/" + name + "\n");
    Files.writeString(home.resolve(name + ".java"), java);
  }

  private LaunchedProgram run(String stage) throws IOException {
    write(stage);
    return new LaunchedProgram(folder, LaunchedProgram.jar("spec.yaml"));
  }

  private void write(String stage) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        component: root/Root_Component
        experiment_path: results
        seed: 1
        processing_stages:
          - processing_stage:
        """
            + stage.indent(6)
            + "  - processing_stage:\n      component: processors/Minimize_Proc\n");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aJavaStageEnds(String signal, int exitCode) throws Exception {
    try (LaunchedProgram run = run(ENDLESS)) {
      run.awaitLine(ROW);
      run.signalGroup(signal);
      assertTrue(run.outputToEnd().contains("Minimize_Proc:  Cancelled"));
      assertEquals(exitCode, run.exitCode());
    }
    assertWhatWasWrittenStaysReadable();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aProgramIsAskedAndSaves(String signal, int exitCode) throws Exception {
    try (LaunchedProgram run = run(LISTENING)) {
      run.awaitLine(ROW);
      run.signalGroup(signal);
      assertTrue(run.outputToEnd().contains("Command_Proc:  Cancelled"));
      assertEquals(exitCode, run.exitCode());
    }
    assertEquals("saved\n", Files.readString(folder.resolve("saved.txt")));
    assertEquals("cancel\n", Files.readString(folder.resolve("results/stage1/stop")));
    assertWhatWasWrittenStaysReadable();
  }

  @Test
  void aProgramThatDoesNotListenIsKilledByTheSecondCtrlC() throws Exception {
    try (LaunchedProgram run = run(DEAF)) {
      run.awaitLine(ROW);
      run.signalGroup("INT");
      run.awaitLine("deaf");
      run.signalGroup("INT");
      assertTrue(run.outputToEnd().contains("Command_Proc:  Cancelled"));
      assertEquals(130, run.exitCode());
    }
    assertWhatWasWrittenStaysReadable();
  }

  @Test
  void aProgramThatDoesNotListenIsKilledAfterItsGrace() throws Exception {
    try (LaunchedProgram run = run(DEAF.replace("grace: 1000", "grace: 0.2"))) {
      run.awaitLine(ROW);
      run.signal("TERM");
      assertTrue(run.outputToEnd().contains("Command_Proc:  Cancelled"));
      assertEquals(143, run.exitCode());
    }
    assertWhatWasWrittenStaysReadable();
  }

  @Test
  void aJavaStageThatDoesNotListenIsLeftBehindByTheSecondCtrlC() throws Exception {
    try (LaunchedProgram run = run("component: processors/Deaf_Proc\n")) {
      run.awaitLine(ROW);
      run.signalGroup("INT");
      run.awaitLine(ASKED);
      run.signalGroup("INT");
      assertTrue(run.outputToEnd().contains("Deaf_Proc:  Cancelled"));
      assertEquals(130, run.exitCode());
    }
    assertWhatWasWrittenStaysReadable();
  }

  @Test
  void aJavaStageThatEndsTheMachineHasFailedAndTheRecordSaysSo() throws Exception {
    String reason =
        "the stage ended the Java machine: System.exit in Exiting_Proc (Exiting_Proc.java:13)";
    try (LaunchedProgram run = run("component: processors/Exiting_Proc\n")) {
      String shown = run.outputToEnd();
      assertTrue(shown.contains("\nbye bye\nExiting_Proc:  Failed: " + reason + "\n"), shown);
      assertEquals(1, run.exitCode());
    }
    assertEndedAs(new Ending.Failed(1, reason));
    String kept = Files.readString(folder.resolve("results/console.txt"));
    assertTrue(kept.endsWith("\nbye bye\nExiting_Proc:  Failed: " + reason + "\n\n"), kept);
  }

  @Test
  void whereJavaKeepsItsSignalsARunGoesOnAndSaysSo() throws Exception {
    write("component: processors/Minimize_Proc\n");
    List<String> words =
        List.of(LaunchedProgram.JAVA, "-Xrs", "-jar", LaunchedProgram.JAR.toString(), "spec.yaml");
    try (LaunchedProgram run = new LaunchedProgram(folder, words)) {
      run.awaitLine("Note: this Java ends at once on Ctrl-C");
      run.awaitLine("All processing stages completed.");
      run.outputToEnd();
      assertEquals(0, run.exitCode());
    }
  }

  @Test
  void whileARunGoesOnNoOtherMayWriteThere() throws Exception {
    try (LaunchedProgram first = run(ENDLESS)) {
      first.awaitLine(ROW);
      try (LaunchedProgram second = new LaunchedProgram(folder, LaunchedProgram.jar("spec.yaml"))) {
        assertEquals(
            "Could not write to "
                + folder.toRealPath().resolve("results")
                + ": another run is writing there now."
                + " Try: wait for it, or --experiment_path=ANOTHER_FOLDER.",
            second.outputToEnd());
        assertEquals(2, second.exitCode());
      }
      first.signal("KILL");
      first.outputToEnd();
    }
    try (LaunchedProgram third = run("component: processors/Minimize_Proc\n")) {
      third.outputToEnd();
      assertEquals(0, third.exitCode());
    }
  }

  private void assertEndedAs(Ending ending) {
    JournalReader.Contents journal = JournalReader.read(folder.resolve("results/metrics.jsonl"));
    assertEquals(List.of(), journal.unreadable());
    List<JournalLine> lines = journal.lines();
    assertInstanceOf(JournalLine.Row.class, lines.get(0));
    JournalLine.Ended ended =
        assertInstanceOf(JournalLine.Ended.class, lines.get(lines.size() - 1));
    assertEquals(ending, ended.ending());
  }

  private void assertWhatWasWrittenStaysReadable() throws Exception {
    assertEndedAs(new Ending.Cancelled());
    assertTrue(Files.readString(folder.resolve("results/console.txt")).endsWith("Cancelled\n\n"));
    try (LaunchedProgram check =
        new LaunchedProgram(folder, LaunchedProgram.jar("validate", "results/repro_spec.yaml"))) {
      assertEquals("results/repro_spec.yaml: valid, 2 stages", check.outputToEnd());
    }
  }
}
