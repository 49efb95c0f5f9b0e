package org.runspec.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.job.RunState;
import org.runspec.store.JobView.RunRow;

/**
 * How long runs may still take, from those of their job that completed: by the step that these came
 * to, else by how long they took. Nothing is expected before one completed.
 */
final class Expectation {
  private final String step;
  private final Instant now;
  private final OptionalDouble usualSeconds;
  private final OptionalDouble lastStep;

  /**
   * Of the runs of a job.
   *
   * @param step under which metric runs tell their step
   */
  Expectation(List<RunRow> runs, String step, Instant now) {
    this.step = step;
    this.now = now;
    List<RunRow> completed =
        runs.stream()
            .filter(run -> run.state() == RunState.COMPLETED && run.started().isPresent())
            .toList();
    this.usualSeconds =
        median(
            completed.stream()
                .mapToDouble(run -> seconds(run, run.ended().orElse(now)))
                .sorted()
                .toArray());
    this.lastStep =
        median(completed.stream().flatMapToDouble(run -> step(run).stream()).sorted().toArray());
  }

  /**
   * How long a run may still take; empty unless it is running and others tell, as they cannot of
   * one that has taken longer than they.
   */
  Optional<Duration> remaining(RunRow run) {
    if (run.state() != RunState.RUNNING || run.started().isEmpty() || usualSeconds.isEmpty()) {
      return Optional.empty();
    }
    double elapsed = seconds(run, now);
    OptionalDouble steps = step(run);
    boolean hasSteps =
        lastStep.isPresent()
            && steps.isPresent()
            && steps.getAsDouble() > 0
            && steps.getAsDouble() <= lastStep.getAsDouble();
    double left =
        hasSteps
            ? elapsed * (lastStep.getAsDouble() / steps.getAsDouble() - 1)
            : usualSeconds.getAsDouble() - elapsed;
    return left < 0
        ? Optional.empty() // longer than others: nobody knows
        : Optional.of(Duration.ofSeconds(Math.round(left)));
  }

  private OptionalDouble step(RunRow run) {
    return run.metrics().get(step) instanceof Number number && Double.isFinite(number.doubleValue())
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  private static double seconds(RunRow run, Instant end) {
    return Duration.between(run.started().orElse(end), end).toMillis() / 1e3;
  }

  private static OptionalDouble median(double[] sorted) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }
}
