package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Which number tells how good a run is.
 *
 * @param metric as it is logged, such as {@code hpmax} or {@code s2-acc}
 */
public record Objective(String metric, Goal goal, Reduce reduce) {
  /** What is logged once at the end of a runspec; higher is always better. */
  public static final Objective HPMAX = new Objective("hpmax", Goal.MAX, Reduce.LAST);

  /**
   * The same as it stands among a run's latest metrics: a series that is not judged by its last
   * value was made one number at the node.
   */
  public Objective reported() {
    return reduce == Reduce.LAST ? this : HPMAX;
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
