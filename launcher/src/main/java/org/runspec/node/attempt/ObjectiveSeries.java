package org.runspec.node.attempt;

import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.job.Objective;

/** A run's series of the metric that tells how good it is, as one number; higher is better. */
final class ObjectiveSeries {
  private final Objective objective;
  private double last = Double.NaN;
  private double best = Double.NaN;
  private double sum;
  private long count;

  ObjectiveSeries(Objective objective) {
    this.objective = objective;
  }

  /**
   * Takes a row. One that has NaN tells that the run went astray: it has no last value, no mean.
   */
  void add(Map<String, Double> row) {
    Double value = row.get(objective.metric());
    if (value != null && value.isNaN()) {
      last = value;
      sum += value;
      count++;
    } else {
      objective.judged(value).ifPresent(this::add);
    }
  }

  private void add(double good) {
    last = good;
    best = Double.isNaN(best) ? good : Math.max(best, good);
    sum += good;
    count++;
  }

  /** The number; empty if there were no rows, or the run says it itself. */
  OptionalDouble reduced() {
    if (count == 0 || objective.metric().equals(Objective.HPMAX.metric())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (objective.reduce()) {
          case LAST -> last;
          case BEST -> best;
          case MEAN -> sum / count;
        });
  }
}
