package org.runspec.report.screen;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.spec.problem.Nearest;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * The completed run that is best by its job's objective; of those that did not end before their
 * time, if there are any.
 *
 * @param metric what was compared
 */
record BestRun(RunRow run, String metric, double value) {
  /** Of a job; empty if no run has completed with a value. */
  static Optional<BestRun> of(JobView view) {
    Objective objective = view.job().objective();
    Comparator<BestRun> order = Comparator.comparingDouble(BestRun::value);
    return view.runs().stream()
        .flatMap(run -> measured(run, objective).stream())
        .max(
            Comparator.comparing((BestRun best) -> !best.run().isStoppedEarly())
                .thenComparing(objective.goal() == Objective.Goal.MAX ? order : order.reversed()));
  }

  /** Why there is none though runs completed and reported something; empty if that is not so. */
  static Optional<String> whyNone(JobView view) {
    String metric = view.job().objective().metric();
    Set<String> reported = new TreeSet<>();
    view.runs().stream()
        .filter(run -> run.state() == RunState.COMPLETED)
        .forEach(run -> reported.addAll(run.metrics().keySet()));
    if (reported.isEmpty() || reported.contains(metric)) {
      return Optional.empty();
    }
    String nearest = Nearest.question(metric, reported).map(question -> "; " + question).orElse("");
    return Optional.of("no run reported " + metric + ", the objective" + nearest);
  }

  private static Optional<BestRun> measured(RunRow run, Objective objective) {
    OptionalDouble value = objective.result(run.state(), run.metrics());
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? Optional.of(new BestRun(run, objective.metric(), value.getAsDouble()))
        : Optional.empty();
  }
}
