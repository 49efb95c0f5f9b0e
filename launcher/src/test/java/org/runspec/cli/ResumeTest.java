package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.session.ExitCode;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalReader;
import org.runspec.run.journal.StandingRows;

/** {@code --resume} on the user's own machine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class ResumeTest {
  /** The second stage fails as long as there is no file {@code go}. */
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: results
      processing_stages:
        - processing_stage:
            component: processors/Minimize_Proc
            max_iterations: 300
            iters_per_report: 100
        - processing_stage:
            component: processors/Command_Proc
            command: |
              echo '{"iters": 1, "loss": 1}' >> $RUNSPEC_METRICS
              [ -e go ] || exit 1
              true
            args: {seed: randint}
      """;

  @TempDir Path folder;
  private Path project;
  private String screen = "";

  @BeforeEach
  void writeRunspec() throws IOException {
    project = folder.toRealPath();
    Files.createDirectory(project.resolve("components"));
    Files.writeString(project.resolve("x.yaml"), SPEC);
  }

  private ExitCode type(String... words) {
    Transcript transcript = new Transcript(project);
    ExitCode code = transcript.type(List.of(words));
    screen = transcript.toString();
    return code;
  }

  private void interrupt(String... words) throws IOException {
    assertEquals(ExitCode.FAILED, type(words), screen);
    Files.createFile(project.resolve("go"));
  }

  private void assertRefused(String... parts) {
    for (String part : parts) {
      assertTrue(screen.contains(part), screen);
    }
  }

  @Test
  void theHoursGoOnWhereTheyEnded() throws Exception {
    interrupt("x.yaml");
    Path metrics = project.resolve("results/metrics.jsonl");
    Files.writeString(
        metrics, Files.readString(metrics).replaceAll("\"hrs\": ?[-0-9.eE]+", "\"hrs\": 5.0"));

    assertEquals(ExitCode.DONE, type("x.yaml", "--resume"), screen);

    List<JournalLine.Row> rows =
        JournalReader.read(metrics).lines().stream()
            .filter(JournalLine.Row.class::isInstance)
            .map(JournalLine.Row.class::cast)
            .toList();
    assertEquals(5, rows.get(rows.size() - 1).hours(), 0.1);
  }

  @Test
  void theFinishedStageStaysAndTheDrawsAreTheSame() throws Exception {
    interrupt("x.yaml");
    String repro = Files.readString(project.resolve("results/repro_spec.yaml"));

    assertEquals(ExitCode.DONE, type("x.yaml", "--resume"), screen);

    assertTrue(screen.contains("Going on with stage 2 of 2."), screen);
    assertFalse(screen.contains("Minimize_Proc"), screen);
    assertEquals(repro, Files.readString(project.resolve("results/repro_spec.yaml")));
    assertFalse(Files.exists(project.resolve("results/earlier")));
    String console = Files.readString(project.resolve("results/console.txt"));
    assertTrue(console.contains("Processing stage 1") && console.contains("Going on"), console);
    assertEquals(2, eventFiles().size());
  }

  private List<Path> eventFiles() throws IOException {
    try (var files = Files.list(project.resolve("results"))) {
      return files.filter(file -> file.toString().contains("tfevents")).toList();
    }
  }

  @Test
  void withoutTheOptionARunBeginsAnew() throws Exception {
    interrupt("x.yaml");

    assertEquals(ExitCode.DONE, type("x.yaml"), screen);

    assertTrue(screen.contains("Processing stage 1 of 2"), screen);
    assertTrue(Files.exists(project.resolve("results/earlier")));
  }

  @Test
  void theSameOverridesAreNeeded() throws Exception {
    interrupt("x.yaml", "--set", "processing_stages[0].max_iterations=200");

    assertEquals(ExitCode.WRONG_INPUT, type("x.yaml", "--resume"), screen);
    assertRefused(
        "Could not go on with the run in <project>/results: its run was another one:"
            + " processing_stages[0].max_iterations: 200, now 300.",
        "Try: the runspec and options of that run, or this command without --resume.");

    assertEquals(
        ExitCode.DONE,
        type("x.yaml", "--resume", "--set", "processing_stages[0].max_iterations=200"),
        screen);
  }

  @Test
  void aChangedRunspecIsAnotherOneButItsCommentsMayChange() throws Exception {
    interrupt("x.yaml");
    Files.writeString(project.resolve("x.yaml"), SPEC + "seed: 5\n");
    assertEquals(ExitCode.WRONG_INPUT, type("x.yaml", "--resume"), screen);
    assertRefused("its run was another one: seed: ", ", now 5");

    Files.writeString(project.resolve("x.yaml"), "# A remark.\n" + SPEC);
    assertEquals(ExitCode.DONE, type("x.yaml", "--resume"), screen);
  }

  @Test
  void aRunThatIsCompleteOrNeverWasIsRefused() throws Exception {
    assertEquals(ExitCode.WRONG_INPUT, type("x.yaml", "--resume"), screen);
    assertRefused("there is no record of a run in its folder");

    Files.createFile(project.resolve("go"));
    assertEquals(ExitCode.DONE, type("x.yaml"), screen);
    assertEquals(ExitCode.WRONG_INPUT, type("x.yaml", "--resume"), screen);
    assertRefused("it is complete");
  }

  @Test
  void aReproRunGoesOnToo() throws Exception {
    interrupt("x.yaml");
    Files.delete(project.resolve("go"));
    interrupt("results/repro_spec.yaml");

    assertEquals(ExitCode.DONE, type("results/repro_spec.yaml", "--resume"), screen);

    assertTrue(screen.contains("Going on with stage 2 of 2."), screen);
    assertFalse(Files.exists(project.resolve("results/repro2")));
    List<Long> steps = new ArrayList<>();
    StandingRows.in(JournalReader.read(project.resolve("results/repro1/metrics.jsonl")).lines())
        .forEach(row -> steps.add(row.step()));
    assertEquals(List.of(100L, 200L, 300L, 1L), steps);
  }
}
