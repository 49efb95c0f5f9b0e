package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Objective;
import org.runspec.job.Objective.Goal;
import org.runspec.job.Objective.Reduce;
import org.runspec.job.RunState;

/** What runs came to is told in the terms in which the user asked for it. */
class ObjectiveScreensTest extends JobScreens {
  private static final Objective LEAST = new Objective("score", Goal.MIN, Reduce.BEST);

  /** Runs as nodes record them: {@code hpmax} is what the series came to, higher is better. */
  private StoredJob judgedBy(Objective objective, Object... hpmax) throws IOException {
    Path store = project.resolve(".runspec/store");
    StoredJob job = StoredJob.createIn(store, hpmax.length, 1, objective);
    for (int run = 0; run < hpmax.length; run++) {
      Map<String, Object> metrics = new LinkedHashMap<>();
      metrics.put("score", 0.75);
      metrics.put("hpmax", hpmax[run]);
      job.complete(0, run, Map.of("lr", run + 1), metrics, StoredJob.NOON.plusSeconds(90 + run));
    }
    return job;
  }

  @Test
  void theBestOfAMinimizedMetricHasItsNameItsSignAndItsGoal() throws IOException {
    judgedBy(LEAST, -0.5, -0.25);

    String summary = typed("summary job1");
    assertTrue(summary.contains("score, best of each run, lower is better"), summary);
    assertTrue(summary.contains("score 0.38 ±0.13, mean of 2 runs"), summary);
    assertTrue(summary.contains("run1.2, 0.25"), summary);
    String json = type("summary job1 --format json").text();
    assertTrue(
        json.contains("\"objective\":\"score\",\"goal\":\"min\",\"reduce\":\"best\"")
            && json.contains("\"best_run\":{\"run\":\"run1.2\",\"value\":0.25"),
        json);
  }

  @Test
  void itIsDrawnAndListedInTheSameTerms() throws IOException {
    judgedBy(LEAST, -0.5, -0.25);

    String plotted = typed("plot job1 --kind progress");
    assertTrue(plotted.contains("score of 2 runs"), plotted);
    String status = typed("status job1");
    assertTrue(status.contains("run1.2") && status.contains("score 0.25"), status);
    String jobs = typed("list jobs --columns job,objective,best");
    assertTrue(jobs.contains("0.25") && !jobs.contains("-0.25"), jobs);
  }

  @Test
  void aMeanOverWhatIsNotFiniteSaysWhyThereIsNone() throws IOException {
    judgedBy(new Objective("score", Goal.MIN, Reduce.MEAN), "NaN", -0.25);

    String summary = typed("summary job1");
    assertTrue(
        summary
            .replaceAll("\\s+", " ")
            .contains(
                "1 run; not from 1 whose mean of score is no finite number, as not all of its"
                    + " values are finite"),
        summary);
  }

  @Test
  void anObjectiveThatNobodyReportsIsNamed() throws IOException {
    StoredJob job = judgedBy(new Objective("scor", Goal.MIN, Reduce.LAST), -0.5, -0.25);
    job.log(0, 1, 100, Map.of("score", 0.75), StoredJob.NOON);

    String curves = typed("plot job1");
    assertTrue(curves.contains("No run logged scor, the objective: this shows score."), curves);
    String search = typed("plot job1 --kind search");
    assertTrue(
        search.contains("no run completed with scor; they reported hpmax, score: was score meant."),
        search);
  }

  @Test
  void ofASearchThoseRunsAreCountedThatAreDrawn() throws IOException {
    judgedBy(new Objective("score", Goal.MIN, Reduce.BEST), "NaN", -0.25, -0.5);

    String plotted = typed("plot job1 --kind search");
    assertTrue(plotted.contains("score of 2 runs"), plotted);
    assertTrue(plotted.contains("1 of 3 runs have no objective"), plotted);
  }

  @Test
  void searchesOfDifferentObjectivesAreNotDrawnTogether() throws IOException {
    judgedBy(LEAST, -0.5, -0.25);
    judgedBy(new Objective("score", Goal.MAX, Reduce.BEST), 0.5, 0.25);

    TypedCommands.Seen seen = type("plot job1 job2 --kind progress");
    assertEquals(2, seen.code().code());
    assertTrue(
        seen.text()
            .contains(
                "score, best of each run, lower is better; score, best of each run, higher is"
                    + " better"),
        seen.text());
  }

  @Test
  void whatWasStoppedEarlyIsToldWhereItCounts() throws IOException {
    Objective loss = new Objective("loss", Goal.MIN, Reduce.LAST);
    StoredJob job = StoredJob.createIn(project.resolve(".runspec/store"), 3, 1, loss);
    Instant end = StoredJob.NOON.plusSeconds(90);
    for (int run = 0; run < 3; run++) {
      Map<String, Object> last = Map.of("loss", 3.0 - run, "iters", 100);
      job.start(0, run, Map.of("lr", 1), StoredJob.NOON);
      job.log(0, run, 100, last, end);
      String reason = run == 0 ? "" : EarlyStopping.REASON;
      job.end(0, run, RunState.COMPLETED, reason, last, end.plusSeconds(run));
    }

    String groups = typed("list runs job1 --group-by lr --aggregate count,mean:loss");
    assertTrue(groups.contains("2 of them were stopped early"), groups);
    String rest = typed("list runs job1 --where reason!=early_stop --columns run");
    assertTrue(rest.contains("run1.1") && !rest.contains("run1.2"), rest);
    assertTrue(typed("summary job1").contains("loss 3, of one run; 2 more were stopped early"));
    assertTrue(typed("status job1").contains("loss 3"));
    String plotted = typed("plot job1 --kind progress");
    assertTrue(plotted.contains("2 of 3 runs were stopped early"), plotted);
  }
}
