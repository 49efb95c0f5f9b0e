package org.runspec.report.screen;

import java.util.Comparator;
import java.util.Optional;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * The completed run that is best by its job's objective.
 *
 * @param metric what was compared
 */
record BestRun(RunRow run, String metric, double value) {
  /** Of a job; empty if no run has completed with a value. */
  static Optional<BestRun> of(JobView view) {
    Objective objective = view.job().objective();
    Comparator<BestRun> order = Comparator.comparingDouble(BestRun::value);
    return view.runs().stream()
        .filter(run -> run.state() == RunState.COMPLETED)
        .flatMap(run -> measured(run, objective.metric()).stream())
        .max(objective.goal() == Objective.Goal.MAX ? order : order.reversed());
  }

  private static Optional<BestRun> measured(RunRow run, String metric) {
    return run.metrics().get(metric) instanceof Number value && Double.isFinite(value.doubleValue())
        ? Optional.of(new BestRun(run, metric, value.doubleValue()))
        : Optional.empty();
  }
}
