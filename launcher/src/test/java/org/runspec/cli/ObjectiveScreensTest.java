package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.job.Objective;
import org.runspec.job.Objective.Goal;
import org.runspec.job.Objective.Reduce;

/** What runs came to is told in the terms in which the user asked for it. */
class ObjectiveScreensTest extends JobScreens {
  private static final Objective LEAST = new Objective("score", Goal.MIN, Reduce.BEST);

  /** Runs as nodes record them: {@code hpmax} is what the series came to, higher is better. */
  private StoredJob judgedBy(Objective objective, Object... hpmax) throws IOException {
    Path store = project.resolve(".runspec/store");
    StoredJob job = StoredJob.createIn(store, hpmax.length, 1, objective);
    for (int run = 0; run < hpmax.length; run++) {
      Map<String, Object> metrics = Map.of("score", 0.75, "hpmax", hpmax[run]);
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
}
