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
   * value was made one number at the node.
   */
  public Objective reported() {
    return reduce == Reduce.LAST ? this : HPMAX;
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
      double value = number.doubleValue();
      return OptionalDouble.of(goal == Goal.MAX ? value : -value);
    }
    return INFINITE.contains(String.valueOf(reported))
        ? OptionalDouble.of(Double.NEGATIVE_INFINITY)
        : OptionalDouble.empty();
  }

  /**
   * What a run came to, as it is reported.
   *
   * @param metrics the latest ones; what is not last in its series stands there as {@code hpmax}
   * @return absent if it did not complete with a number
   */
  public OptionalDouble result(RunState state, Map<String, Object> metrics) {
    return state == RunState.COMPLETED
            && metrics.get(reported().metric()) instanceof Number number
            && Double.isFinite(number.doubleValue())
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** The same so that higher is better. */
  public OptionalDouble score(RunState state, Map<String, Object> metrics) {
    OptionalDouble result = result(state, metrics);
    return result.isPresent() && reported().goal() == Goal.MIN
        ? OptionalDouble.of(-result.getAsDouble())
        : result;
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
