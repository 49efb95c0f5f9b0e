package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.StandingRows;

/** A runspec that a node executes: what it is told, tells, and makes of an earlier attempt. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class RunInJobTest {
  private static final String HEAD =
      """
      component: root/Root_Component
      experiment_path: results
      hyperparameters:
        - name: &step
            ordered_tuning_values: [0.1, 0.2, 0.4]
            tuned_value: 0.1
        - name: &decay
            ordered_tuning_values: [0.9, 0.99]
            tuned_value: 0.99
      job_launcher:
        component: job_launchers/XT
        enabled: 1
      processing_stages:
      """;

  private static final String MINIMIZE =
      """
        - processing_stage:
            component: processors/Minimize_Proc
            step_size: *step
            step_decay: *decay
            max_iterations: 200
            iters_per_report: 100
            save_best_to: <experiment_path>/best.json
      """;

  private static final String ENDLESS =
      MINIMIZE.replace("200", "1000000000000").replace("best.json", "second.json");

  @TempDir Path folder;

  private InsideJob job(String... stages) {
    return new InsideJob(folder, Map.of("x.yaml", HEAD + String.join("", stages)));
  }

  private static String program(String script) {
    return "  - processing_stage:\n      component: processors/Command_Proc\n      command: |\n"
        + script.indent(8);
  }

  @Test
  void itTakesTheJobsValuesAndReportsAsItGoes() throws Exception {
    InsideJob job = job(MINIMIZE).choosing("{\"step\": 0.4}");

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    List<String> reports = job.reports();
    assertEquals("{\"hparams\": {\"step\": 0.4, \"decay\": 0.99}}", reports.get(0));
    assertTrue(reports.get(1).matches("\\{\"iters\": 100, \"s1-value\": .+, \"s1-best\": .+}"));
    assertTrue(reports.get(2).startsWith("{\"iters\": 200, \"s1-value\": "), reports::toString);
    assertTrue(
        reports.get(3).matches("\\{\"hpmax\": (-.+), \"summary\": \\{\"hpmax\": \\1}}"),
        reports::toString);
    assertEquals(4, reports.size(), reports::toString);
  }

  @Test
  void itsReproSpecGivesTheSameRunOnAnyMachine() throws Exception {
    InsideJob job = job(MINIMIZE).choosing("{\"step\": 0.4, \"decay\": 0.9}");
    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.copy(job.results().resolve("repro_spec.yaml"), home.resolve("repro_spec.yaml"));

    assertEquals(ExitCode.DONE, new Transcript(home.toRealPath()).type(List.of("repro_spec.yaml")));

    assertEquals(
        timeless(job.results().resolve("metrics.jsonl")),
        timeless(home.resolve("repro1/metrics.jsonl")));
  }

  private static String timeless(Path journal) throws IOException {
    return Files.readString(journal).replaceAll("\"(hrs|time)\": [^,}]+", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stepp\": 0.4}   | which is no hyperparameter here; there are step, decay; did you mean",
        "{\"step\": \"big\"} | step_size: 'big' is text",
        "{\"step\": [1]}    | step: [1] is no value that a hyperparameter can have",
        "{\"step\": null}   | step: null is no value that a hyperparameter can have",
        "[0.4]              | holds no JSON object",
        "{\"step\": 0.4     | Could not read the hyperparameters that the job chose",
      })
  void valuesThatItCannotUseAreTheUsersProblem(String hparams, String message) throws Exception {
    InsideJob job = job(MINIMIZE).choosing(hparams);

    assertEquals(ExitCode.WRONG_INPUT, job.attempt(), job::screen);

    assertTrue(job.screen().contains(message), job::screen);
  }

  @Test
  void checkpointsAndArtifactsAreTold() throws Exception {
    InsideJob job =
        job(
            program(
                    """
                echo '{"epoch": 3, "loss": 0.5, "checkpoint": "c3.pt"}' >> $RUNSPEC_METRICS
                echo '{"checkpoint": "/tmp/elsewhere.pt"}' >> $RUNSPEC_METRICS
                echo '{"artifact": "plot.png"}' >> $RUNSPEC_METRICS
                echo '{"hparams": {"layers": 2}}' >> $RUNSPEC_METRICS
                echo $RUNSPEC_CHECKPOINT_DIR > where.txt
                """)
                .replace("command:", "step_name: epoch\n      command:"));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals(
        List.of(
            "{\"iters\": 3, \"s1-loss\": 0.5}",
            "{\"checkpoint\": \"stage1/c3.pt\", \"iters\": 3}",
            "{\"checkpoint\": \"/tmp/elsewhere.pt\"}",
            "{\"artifact\": \"" + job.directory().resolve("plot.png") + "\"}",
            "{\"hparams\": {\"layers\": 2}}",
            "{\"hpmax\": 0.5, \"summary\": {\"hpmax\": 0.5}}"),
        job.reports().subList(1, 7));
    assertEquals(
        job.checkpoints().resolve("stage1") + "\n",
        Files.readString(job.directory().resolve("where.txt")));
  }

  private static final String LISTENING =
      """
      trap 'cat $RUNSPEC_STOP_FILE > heard.txt; echo "{\\"checkpoint\\": \\"c\\"}" >> \
      $RUNSPEC_METRICS; exit CODE' TERM
      echo '{"iters": 1, "loss": 2}' >> $RUNSPEC_METRICS
      while true; do sleep 0.05; done
      """;

  @ParameterizedTest
  @CsvSource({
    "preempt, 75, TRY_LATER",
    "time, 75, TRY_LATER",
    "preempt, 3, TRY_LATER", // a checkpoint was told all the same
    "early_stop, 75, TERMINATED",
    "cancel, 75, TERMINATED",
    "nonsense, 75, TERMINATED"
  })
  void aProgramIsStoppedForTheJobsReason(String reason, String exit, ExitCode code)
      throws Exception {
    InsideJob job = job(program(LISTENING.replace("CODE", exit)), MINIMIZE);
    job.watchedBy(
        text -> {
          if (text.contains("1 iters")) {
            job.stop(reason);
          }
        });

    assertEquals(code, job.attempt(), job::screen);

    String heard = reason.equals("nonsense") ? "cancel" : reason;
    assertEquals(heard + "\n", Files.readString(job.directory().resolve("heard.txt")));
    assertEquals(
        heard.equals("cancel") ? new Ending.Cancelled() : new Ending.Stopped(heard), ending(job));
  }

  private static Ending ending(InsideJob job) {
    List<JournalLine> lines = job.journal().lines();
    return ((JournalLine.Ended) lines.get(lines.size() - 1)).ending();
  }

  @Test
  void aProgramThatSavedNothingNeedNotBeRunAgain() throws Exception {
    InsideJob job =
        job(
            program(
                "touch started\necho '{\"iters\": 1, \"loss\": 2}' >> "
                    + "$RUNSPEC_METRICS\nexec sleep 100"));
    job.watchedBy(text -> stopAt("1 iters", text, job, "preempt"));

    assertEquals(ExitCode.TERMINATED, job.attempt(), job::screen);
  }

  private static void stopAt(String text, String printed, InsideJob job, String reason) {
    if (printed.contains(text) && !Files.exists(job.stopFile())) {
      job.stop(reason);
    }
  }

  @Test
  void aJavaStageStopsAndWhatWasFinishedIsNotRepeated() throws Exception {
    InsideJob job = job(MINIMIZE, ENDLESS);
    job.watchedBy(text -> stopAt("300 iters", text, job, "time"));

    assertEquals(ExitCode.TRY_LATER, job.attempt(), job::screen);
    assertEquals(new Ending.Stopped("time"), ending(job));
    List<String> first = job.reports();

    assertEquals(ExitCode.TERMINATED, job.attempt(), "nothing new was saved");

    assertTrue(job.screen().contains("Going on with stage 2 of 2."), job::screen);
    assertFalse(job.screen().contains("Processing stage 1"), job::screen);
    List<String> second = job.reports();
    assertEquals(first.get(0), second.get(0), "hyperparameters");
    assertEquals(first.get(2), second.get(1), "the last row of stage 1");
    assertEquals(first.subList(3, 6), second.subList(2, 5), "stage 2 draws the same");
    assertEquals(
        first.subList(1, 6).stream().map(RunInJobTest::step).toList(),
        StandingRows.in(job.journal().lines()).stream().limit(5).map(r -> r.step()).toList());
  }

  private static long step(String report) {
    return Long.parseLong(report.replaceAll("\\{\"iters\": ([0-9]+).*", "$1"));
  }

  @Test
  void aFailedStageIsTriedAgainAndAFinishedRunIsNotRepeated() throws Exception {
    InsideJob job =
        job(MINIMIZE, program("echo x >> tries.txt\n[ $RUNSPEC_ATTEMPT = 2 ]"), MINIMIZE);

    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    assertTrue(job.screen().contains("Going on with stage 2 of 3."), job::screen);
    String hpmax = last(job.reports());

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    assertTrue(job.screen().contains("All stages were finished before."), job::screen);
    assertEquals(hpmax, last(job.reports()));
    assertEquals(1, count(job, JournalLine.Objective.class));
    assertEquals(1, count(job, JournalLine.Restarted.class));
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private static long count(InsideJob job, Class<?> kind) {
    return job.journal().lines().stream().filter(kind::isInstance).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"best.json", "metrics.jsonl"})
  void aStageWhoseResultsDidNotArriveIsRepeated(String lost) throws Exception {
    InsideJob job = job(MINIMIZE, program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    List<String> rows = job.reports().subList(1, 3);
    Path file = job.results().resolve(lost);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 3));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("the results of a finished stage are not there"), job::screen);
    assertTrue(job.screen().contains("Going on with stage 1 of 2."), job::screen);
    assertEquals(rows, job.reports().subList(1, 3));
    assertEquals(
        List.of(100L, 200L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
  }

  @Test
  void aFileThatOnlyGrewIsStillThere() throws Exception {
    String log = "echo $RUNSPEC_STAGE >> $RUNSPEC_EXPERIMENT_PATH/log.txt\n";
    InsideJob job = job(program(log), program(log + "[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals("1\n2\n2\n", Files.readString(job.results().resolve("log.txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repro_spec.yaml", "metrics.jsonl"})
  void withoutARecordItBeginsAnew(String missing) throws Exception {
    InsideJob job = job(MINIMIZE, program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Files.delete(job.results().resolve(missing));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("there is no record of a run in its folder"), job::screen);
    assertTrue(job.screen().contains("Processing stage 1 of 2"), job::screen);
    assertEquals(0, count(job, JournalLine.Restarted.class));
  }

  @Test
  void theRecordOfAnotherRunIsMovedAway() throws Exception {
    InsideJob job = job(MINIMIZE, program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertEquals(ExitCode.DONE, job.choosing("{\"step\": 0.2}").attempt(), job::screen);

    assertTrue(
        job.screen().contains("hyperparameters[0].name.tuned_value: 0.1, now 0.2"), job::screen);
    try (Stream<Path> earlier = Files.list(job.results().resolve("earlier"))) {
      assertEquals(1, earlier.count());
    }
  }

  /** The program goes on behind its checkpoint, and never reports again what went unheard. */
  @Test
  void whatWasReportedToNobodyIsMadeUpFor() throws Exception {
    InsideJob job =
        job(
            program(
                """
                if [ $RUNSPEC_ATTEMPT = 1 ]; then
                  echo '{"iters": 1, "loss": 1}' >> $RUNSPEC_METRICS
                  exit 3
                fi
                echo '{"iters": 3, "loss": 3}' >> $RUNSPEC_METRICS
                """));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Files.writeString(
        job.results().resolve("stage1/metrics.jsonl"),
        """
        {"iters": 1, "loss": 1}
        {"iters": 2, "loss": 2}
        {"checkpoint": "c2"}
        {"iters": 3, "lo""");

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals(
        List.of(1L, 2L, 3L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
    assertEquals(
        List.of("{\"iters\": 2, \"s1-loss\": 2.0}", "{\"checkpoint\": \"stage1/c2\"}"),
        job.reports().subList(1, 3));
    assertTrue(last(job.reports()).startsWith("{\"hpmax\": 2.0"), job.reports()::toString);
  }

  @Test
  void aHalfWrittenLastLineHurtsNothing() throws Exception {
    InsideJob job =
        job(
            MINIMIZE,
            program(
                """
                echo '{"iters": 1, "loss": 1}' >> $RUNSPEC_METRICS
                [ $RUNSPEC_ATTEMPT = 2 ]
                """));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Path journal = job.results().resolve("metrics.jsonl");
    List<String> lines = Files.readAllLines(journal);
    String rows =
        lines.stream().limit(lines.size() - 2).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(journal, rows + "{\"stage\": 2, \"iters\": 1, \"lo");
    Path console = job.results().resolve("console.txt");
    Files.writeString(console, "Processing sta");

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("Going on with stage 2 of 2."), job::screen);
    assertEquals(1, job.journal().unreadable().size());
    assertEquals(
        List.of(100L, 200L, 1L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
    assertEquals(
        Optional.of("Chosen hyperparameter values:"),
        Files.readAllLines(job.results().resolve("console.txt")).stream().skip(1).findFirst());
  }

  @Test
  void troubleOutsideIsNoWishToBeRunAgain() throws Exception {
    InsideJob job = job(MINIMIZE, program("rm -r results\ntouch results"), MINIMIZE);

    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertTrue(job.screen().contains("Could not "), job::screen);
  }

  @Test
  void theProjectIsTheRunsOwnFolder() throws Exception {
    Files.createDirectories(folder.resolve("components"));
    Files.createDirectories(folder.resolve(".vscode"));
    Files.writeString(folder.resolve(".vscode/runspec.schema.json"), "{}");
    Map<String, String> files = new HashMap<>();
    files.put("x.yaml", HEAD + program("pwd > where.txt"));
    files.put(".vscode/runspec.schema.json", "{}");
    InsideJob job = new InsideJob(folder.toRealPath(), files);

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals(job.directory() + "\n", Files.readString(job.directory().resolve("where.txt")));
    assertEquals("{}", Files.readString(job.directory().resolve(".vscode/runspec.schema.json")));
  }
}
