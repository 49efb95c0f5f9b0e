package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.cli.session.WordChoice;
import org.runspec.config.JobSettings;
import org.runspec.job.Objective;
import org.runspec.spec.problem.UserProblem;

/** The options that say which run of a submitted command is best. */
final class ObjectiveOptions {
  @Parameter(
      names = "--objective",
      description =
          "The metric that tells how good a run is, of those that the command reports; without it,"
              + " the configuration's primary-metric. dgd and bayesian learn from it. A run that comes to NaN"
              + " or to something infinite, of either sign, is never the best")
  private String metric;

  @Parameter(names = "--maximize", description = "More of the objective is better")
  private boolean maximize;

  @Parameter(names = "--minimize", description = "Less of the objective is better")
  private boolean minimize;

  @Parameter(
      names = "--reduce",
      description =
          "last, best or mean: which of a run's values of the objective counts; last. The best is"
              + " that of the finite values; one value that is not finite leaves no mean")
  private String reduce;

  /**
   * The objective; empty if nothing is said of it.
   *
   * @param configured what holds without these options
   */
  Optional<Objective> into(LauncherTree launcher, JobSettings configured) {
    if (maximize && minimize) {
      throw new UserProblem(
          "submit a job", "--maximize and --minimize say the opposite", "one of them");
    }
    if (metric == null && !maximize && !minimize && reduce == null) {
      return Optional.empty();
    }
    String name =
        Optional.ofNullable(metric)
            .or(configured::metric)
            .orElseThrow(
                () ->
                    new UserProblem(
                        "tell how good a run is",
                        "no metric is named",
                        "--objective METRIC, with a metric that the command reports"));
    note(launcher);
    Objective.Goal otherwise = configured.maximize() ? Objective.Goal.MAX : Objective.Goal.MIN;
    return Optional.of(
        new Objective(
            name,
            minimize ? Objective.Goal.MIN : maximize ? Objective.Goal.MAX : otherwise,
            reduced()));
  }

  private Objective.Reduce reduced() {
    return reduce == null
        ? Objective.Reduce.LAST
        : Objective.Reduce.valueOf(
            WordChoice.of("--reduce", reduce, List.of("last", "best", "mean"))
                .toUpperCase(Locale.ROOT));
  }

  private void note(LauncherTree launcher) {
    if (metric != null) {
      launcher.note("--objective " + metric);
    }
    if (maximize || minimize) {
      launcher.note(maximize ? "--maximize" : "--minimize");
    }
    if (reduce != null) {
      launcher.note("--reduce " + reduce);
    }
  }
}
