package org.runspec.report.notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * What came of a job: its completed runs' objective and metrics. Runs that ended before their time
 * count only where no other came to anything.
 *
 * @param objective what decides which run is best
 * @param mean of the objective, in its own terms; absent if no run completed with one
 * @param best the best of its values
 * @param metrics the mean of the last value of each
 */
public record Results(
    Objective objective,
    Optional<Estimate> mean,
    Optional<Double> best,
    Map<String, Estimate> metrics) {

  /** Of a job as it stands. */
  public static Results of(JobView view) {
    Objective objective = view.job().objective();
    Map<String, List<Double>> values = new LinkedHashMap<>();
    List<Double> results = new ArrayList<>();
    for (RunRow run : counting(view.runs(), objective)) {
      objective.result(run.state(), run.metrics()).ifPresent(results::add);
      run.metrics()
          .forEach(
              (name, value) -> {
                if (value instanceof Number number) {
                  values
                      .computeIfAbsent(name, unknown -> new ArrayList<>())
                      .add(number.doubleValue());
                }
              });
    }
    Map<String, Estimate> metrics = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> Estimate.of(all).ifPresent(estimate -> metrics.put(name, estimate)));
    boolean max = objective.goal() == Objective.Goal.MAX;
    Comparator<Double> order = max ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return new Results(
        objective,
        Estimate.of(results),
        results.stream().filter(Double::isFinite).max(order),
        metrics);
  }

  private static List<RunRow> counting(List<RunRow> runs, Objective objective) {
    List<RunRow> completed =
        runs.stream().filter(run -> run.state() == RunState.COMPLETED).toList();
    List<RunRow> finished = completed.stream().filter(run -> !run.isStoppedEarly()).toList();
    boolean hasCome =
        finished.stream().anyMatch(run -> objective.score(run.state(), run.metrics()).isPresent());
    return hasCome ? finished : completed;
  }

  /** How the objective's mean changed since an earlier job; empty if they cannot be compared. */
  public Optional<Delta> since(Results earlier) {
    boolean comparable =
        objective.equals(earlier.objective) && mean.isPresent() && earlier.mean.isPresent();
    return comparable ? Optional.of(Delta.of(earlier.mean.get(), mean.get())) : Optional.empty();
  }
}
