package org.runspec.node.attempt;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Objective;
import org.runspec.job.StageMetric;
import org.runspec.search.stopping.Curve;
import org.runspec.search.stopping.Mark;

/**
 * Picks from a run's reports what it is compared with others by. A run that reports NaN went
 * astray, which is as bad as what is infinite: if that was no report, it would never be compared
 * again. NaN before the first number, as the mean of nothing yet, counts only until that comes.
 */
final class Measure {
  private static final String FIRST = "*";
  private static final String NAN = "NaN";

  private final Objective objective;
  private Curve curve = new Curve();
  private boolean hadNumber;
  private Optional<String> metric;

  Measure(EarlyStopping stopping) {
    this.objective = stopping.measure();
    this.metric = Optional.of(objective.metric()).filter(name -> !name.endsWith(FIRST));
  }

  /** Takes a row; empty if it has no report of what is compared. */
  Optional<Mark> add(double step, Map<String, ?> row) {
    metric = metric.or(() -> first(row));
    Object reported = metric.isPresent() ? row.get(metric.get()) : null;
    OptionalDouble value = objective.judged(reported);
    if (value.isPresent()) {
      number(step, value.getAsDouble());
    } else if (NAN.equals(String.valueOf(reported))) { // in a journal it is text
      curve.add(step, Double.NEGATIVE_INFINITY);
    } else {
      return Optional.empty();
    }
    return Optional.of(curve.mark());
  }

  private void number(double step, double value) {
    if (!hadNumber) {
      hadNumber = true;
      curve = new Curve();
    }
    curve.add(step, value);
  }

  /** The stage's first metric; each stage's rows tell its hours before. */
  private Optional<String> first(Map<String, ?> row) {
    String stage = objective.metric().substring(0, objective.metric().length() - FIRST.length());
    return row.keySet().stream()
        .filter(name -> name.startsWith(stage) && !name.equals(stage + StageMetric.HOURS))
        .map(String::valueOf)
        .findFirst();
  }

  /** What the run has come to until now, higher is better; empty if nothing was compared yet. */
  OptionalDouble result() {
    OptionalDouble last = curve.last();
    if (last.isEmpty()) {
      return last;
    }
    Mark mark = curve.mark();
    return switch (objective.reduce()) {
      case LAST -> last;
      case BEST -> OptionalDouble.of(mark.best());
      case MEAN -> OptionalDouble.of(mark.mean());
    };
  }
}
