package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.store.Journal;

/** A metric and a hyperparameter of the same name, in one job and in two. */
class NamesakesTest extends JobScreens {
  /**
   * Of job1 both are called {@code lr}; job2 has but the hyperparameter, and a hyperparameter loss.
   */
  @BeforeEach
  void makeJobs() throws IOException {
    StoredJob both = StoredJob.create(project, 2, 1);
    StoredJob one = StoredJob.create(project, 2, 1);
    for (int run = 0; run < 2; run++) {
      end(both, run, Map.of("lr", 0.1 * (run + 1)), Map.of("lr", 0.0, "loss", 0.5 + run));
      end(one, run, Map.of("lr", 0.3, "loss", "l" + run), Map.of("acc", 0.25 * run));
    }
  }

  private static void end(
      StoredJob job, int run, Map<String, Object> hparams, Map<String, Object> metrics)
      throws IOException {
    job.start(0, run, hparams, StoredJob.NOON.plusSeconds(run));
    job.end(0, run, RunState.COMPLETED, "", metrics, StoredJob.NOON.plusSeconds(60L * (run + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list runs job1 --group-by lr",
        "list runs --group-by lr",
        "list runs job1 --aggregate mean:lr",
        "list runs job1 --sort lr",
        "list runs job1 --columns run,lr",
        "list runs job1 --add-columns lr",
        "list runs job1 --columns run,lr --export csv",
        "list runs job1 --where lr<.15",
        "list runs --where lr<.15",
        "list runs --where job=job1&lr<.15",
      })
  void whatSeveralColumnsAreCalledIsRefusedEverywhere(String command) throws IOException {
    Seen seen = type(command);

    assertEquals(ExitCode.WRONG_INPUT, seen.code(), seen.text());
    assertTrue(seen.text().contains("several columns are called so"), seen.text());
    assertTrue(seen.text().contains("metrics.lr or "), seen.text());
    assertTrue(seen.text().contains("hparams.lr"), seen.text());
  }

  /** Whatever else is in the store. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list runs job2 --group-by lr",
        "list runs --where job=job2 --group-by lr",
        "list runs --where job=job2 --sort lr",
        "list runs --where job=job2 --columns run,lr",
        "list runs --where job=job2 --aggregate mean:lr",
        "list runs --where job=job2&lr<.4",
        "list runs --where job=job1&loss<1",
        "list runs --where job=job9&lr<.4",
      })
  void theJobsThatAreChosenTellWhatIsMeant(String command) throws IOException {
    Seen seen = type(command);

    assertEquals(ExitCode.DONE, seen.code(), seen.text());
  }

  @Test
  void whichJobsAreChosenIsToldByWhatIsClear() throws IOException {
    Seen seen = type("list runs --where loss<1&(job=job1|job=job9) --columns run --format tsv");

    assertEquals(List.of("run", "run1.1"), seen.text().lines().toList());
  }

  @Test
  void bothAreShownUnderTheirWholePaths() throws IOException {
    String header = type("list runs job1").text().lines().findFirst().orElseThrow();

    assertTrue(header.contains("metrics.lr"), header);
    assertTrue(header.contains("hparams.lr"), header);
    assertFalse(header.contains(" lr"), header);
  }

  @Test
  void whatAProgramGetsIsCalledAsTheUserWants() throws IOException {
    assertEquals(
        List.of("run,L", "run1.1,0.5", "run1.2,1.5"),
        type("list runs job1 --columns run,loss=L --export csv").text().lines().toList());
    assertEquals(
        List.of("hparams.lr,m", "0.1,0.5", "0.2,1.5"),
        type("list runs job1 --group-by hparams.lr --aggregate mean:loss=m --export csv")
            .text()
            .lines()
            .toList());
    Seen json = type("list runs job1 --group-by hparams.lr --aggregate mean:loss=m --export jsonl");
    assertTrue(
        json.text().contains("\"m\":0.5") || json.text().contains("\"m\": 0.5"), json.text());
    Seen added = type("list runs job1 --add-columns loss=L --export jsonl");
    assertTrue(added.text().contains("\"metrics\""), added.text());
    assertTrue(added.text().replace(" ", "").contains("\"L\":0.5"), added.text());
  }

  @Test
  void aLogTellsWhichIsWhich() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    RunName run = job.record().shape().nameOf(0);
    Map<String, Object> data =
        Map.of("metrics", Map.of("lr", 0.0, "loss", 0.5), "hparams", Map.of("lr", 0.1));
    job.store()
        .append(
            new Journal.OfAttempt(job.record().job(), job.record().workspace(), run, 1),
            0,
            List.of(new Event(StoredJob.NOON, EventKind.ENDED, Optional.of(run), data)));

    String ended =
        type("view log " + run).text().lines().reduce((one, other) -> other).orElseThrow();

    assertTrue(ended.contains("metrics.lr 0"), ended);
    assertTrue(ended.contains("hparams.lr 0.1"), ended);
    assertTrue(ended.contains(" loss 0.5"), ended);
  }

  @Test
  void twoColumnsOfOneNameAreRefused() throws IOException {
    Seen seen = type("list runs job1 --columns run,loss=run --export csv");

    assertEquals(ExitCode.WRONG_INPUT, seen.code(), seen.text());
  }

  @Test
  void noRowIsDroppedByAnOrder() throws IOException {
    assertEquals(
        List.of("run,metrics.acc", "run2.1,0.0", "run2.2,0.25", "run1.1,", "run1.2,"),
        type("list runs --sort acc --columns run,acc --export csv").text().lines().toList());
    assertEquals(
        List.of("run,metrics.acc", "run2.2,0.25", "run2.1,0.0", "run1.1,", "run1.2,"),
        type("list runs --sort acc --reverse --columns run,acc --export csv")
            .text()
            .lines()
            .toList());
    assertTrue(type("list runs --sort acc").text().contains("\n4 runs"));
    assertEquals(
        List.of("run", "run2.1", "run2.2"),
        type("list runs --sort acc --columns run --last 2 --export csv").text().lines().toList());
  }
}
