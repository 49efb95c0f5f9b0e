package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.cli.session.ExitCode;
import org.runspec.run.journal.Ending;

/** A runspec that a node executes: what it is told, tells, and makes of an earlier attempt. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class RunInJobTest {
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

  @TempDir Path folder;

  private InsideJob job(String... stages) {
    return InsideJob.of(folder, String.join("", stages));
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
            InsideJob.program(
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
  void aProgramIsStoppedForTheJobsReason(String reason, String exit, String code) throws Exception {
    InsideJob job = job(InsideJob.program(LISTENING.replace("CODE", exit)), MINIMIZE);
    job.stoppingAt("1 iters", reason);

    ExitCode meant = code.equals("TRY_LATER") ? ExitCode.TRY_LATER : ExitCode.TERMINATED;
    assertEquals(meant, job.attempt(), job::screen);

    String heard = reason.equals("nonsense") ? "cancel" : reason;
    assertEquals(heard + "\n", Files.readString(job.directory().resolve("heard.txt")));
    assertEquals(
        heard.equals("cancel") ? new Ending.Cancelled() : new Ending.Stopped(heard), job.ending());
  }

  @Test
  void aProgramThatSavedNothingNeedNotBeRunAgain() throws Exception {
    InsideJob job =
        job(
            InsideJob.program(
                "touch started\necho '{\"iters\": 1, \"loss\": 2}' >> "
                    + "$RUNSPEC_METRICS\nexec sleep 100"));
    job.stoppingAt("1 iters", "preempt");

    assertEquals(ExitCode.TERMINATED, job.attempt(), job::screen);
  }

  @Test
  void troubleOutsideIsNoWishToBeRunAgain() throws Exception {
    InsideJob job = job(MINIMIZE, InsideJob.program("rm -r results\ntouch results"), MINIMIZE);

    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertTrue(job.screen().contains("Could not "), job::screen);
  }

  @Test
  void theProjectIsTheRunsOwnFolder() throws Exception {
    Files.createDirectories(folder.resolve("components"));
    Files.createDirectories(folder.resolve(".vscode"));
    Files.writeString(folder.resolve(".vscode/runspec.schema.json"), "{}");
    Map<String, String> files = new HashMap<>();
    files.put("x.yaml", InsideJob.HEAD + InsideJob.program("pwd > where.txt"));
    files.put(".vscode/runspec.schema.json", "{}");
    InsideJob job = new InsideJob(folder.toRealPath(), files);

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals(job.directory() + "\n", Files.readString(job.directory().resolve("where.txt")));
    assertEquals("{}", Files.readString(job.directory().resolve(".vscode/runspec.schema.json")));
  }
}
