package org.runspec.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/** What an experienced user would look at before a long run. */
public final class PreflightAdvice {
  private static final double FEWEST_REPORTS = 10;
  private static final double MOST_REPORTS = 20;

  private PreflightAdvice() {}

  /** What is not wrong but deserves a look, beside the runspec's own warnings. */
  public static List<Problem> of(Runspec runspec, Path results) {
    List<Problem> advice = new ArrayList<>(runspec.warnings());
    if (!runspec.experimentPath().startsWith(results)) {
      Node path = runspec.tree().get(Sections.EXPERIMENT_PATH).orElse(runspec.tree());
      advice.add(
          Problem.warning(
                  path.position(),
                  Sections.EXPERIMENT_PATH,
                  runspec.experimentPath() + " lies outside " + results)
              .suggesting("a job copies only what lies below results/"));
    }
    runspec.stages().forEach(stage -> reports(stage.tree(), stage.path(), advice));
    return advice;
  }

  private static void reports(Mapping stage, String path, List<Problem> advice) {
    Optional<Long> total = BriefRun.integer(stage, BriefRun.MAX_ITERATIONS);
    Optional<Long> period = BriefRun.integer(stage, BriefRun.ITERS_PER_REPORT);
    if (total.isEmpty() || period.isEmpty()) {
      return;
    }
    double reports = total.get() / (double) period.get();
    if (reports < FEWEST_REPORTS || reports > MOST_REPORTS) {
      advice.add(
          Problem.warning(
                  stage.get(BriefRun.ITERS_PER_REPORT).orElse(stage).position(),
                  path + "." + BriefRun.ITERS_PER_REPORT,
                  String.format(
                      java.util.Locale.ROOT,
                      "it is %.3g %% of max_iterations",
                      100.0 * period.get() / total.get()))
              .suggesting("5 to 10 % give smooth curves of 10 to 20 points"));
    }
  }
}
