package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which number tells how good a run is.
 *
 * @param metric as it is logged, such as {@code hpmax} or {@code s2-acc}
 */
public record Objective(String metric, Goal goal, Reduce reduce) {
  /** What is logged once at the end of a runspec; higher is always better. */
  public static final Objective HPMAX = new Objective("hpmax", Goal.MAX, Reduce.LAST);

  private static final Set<String> INFINITE = Set.of("Infinity", "-Infinity");

  /**
   * The same as it stands among a run's latest metrics: a series that is not judged by its last
   * value was made one number at the node, unless the run says that number itself.
   */
  public Objective reported() {
    return reduce == Reduce.LAST || metric.equals(HPMAX.metric) ? this : HPMAX;
  }

  /**
   * What a run came to, in the metric's own terms: of a loss that is minimized less is better,
   * however it was recorded.
   *
   * @param metrics the latest of each, as they were recorded
   * @return empty if it did not complete, or never reported the metric; NaN if what it reported
   *     came to no finite number
   */
  public OptionalDouble result(RunState state, Map<String, Object> metrics) {
    Object recorded = metrics.get(reported().metric());
    if (state != RunState.COMPLETED || recorded == null) {
      return OptionalDouble.empty();
    }
    boolean isFinite = recorded instanceof Number number && Double.isFinite(number.doubleValue());
    return OptionalDouble.of(isFinite ? recorded(((Number) recorded).doubleValue()) : Double.NaN);
  }

  /** How good a run was, higher is better; empty if it did not complete with a finite number. */
  public OptionalDouble score(RunState state, Map<String, Object> metrics) {
    OptionalDouble result = result(state, metrics);
    return result.isEmpty() || Double.isNaN(result.getAsDouble())
        ? OptionalDouble.empty()
        : OptionalDouble.of(better(result.getAsDouble()));
  }

  /**
   * Between what a run came to in the metric's own terms and as it is recorded, in both directions.
   */
  public double recorded(double value) {
    return goal == reported().goal() ? value : -value;
  }

  private double better(double value) {
    return goal == Goal.MAX ? value : -value;
  }

  /** What a run comes to, as the user knows it, such as {@code loss} or {@code mean of loss}. */
  public String ofRun() {
    return reduce == Reduce.LAST ? metric : reduce + " of " + metric;
  }

  /** Such as {@code loss, lower is better}, or {@code acc, best of each run, higher is better}. */
  public String inWords() {
    return metric
        + (reduce == Reduce.LAST ? "" : ", " + reduce + " of each run")
        + (goal == Goal.MAX ? ", higher is better" : ", lower is better");
  }

  /**
   * What a report tells of how good a run is; higher is better. What is infinite is worse than any
   * number, also where it has the better sign: a run that overflowed is no good one.
   *
   * @param reported as a program or a journal has it; journals have what is not finite as text
   * @return empty if it is no number, which is no report
   */
  public OptionalDouble judged(Object reported) {
    if (reported instanceof Number number && Double.isFinite(number.doubleValue())) {
      return OptionalDouble.of(better(number.doubleValue()));
    }
    return INFINITE.contains(String.valueOf(reported))
        ? OptionalDouble.of(Double.NEGATIVE_INFINITY)
        : OptionalDouble.empty();
  }

  /** Which direction is better. */
  public enum Goal {
    MAX,
    MIN;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a run's series becomes one number. */
  public enum Reduce {
    LAST,
    BEST,
    MEAN;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
