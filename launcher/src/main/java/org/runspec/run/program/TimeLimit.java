package org.runspec.run.program;

import java.time.Duration;

/**
 * How long a program may run.
 *
 * @param whole what it was given, as messages tell it
 * @param left what its earlier attempts left of it
 */
public record TimeLimit(Duration whole, Duration left) {
  /** The limit of a first attempt. */
  public static TimeLimit of(Duration whole) {
    return new TimeLimit(whole, whole);
  }

  /** Whether there is time for an attempt. */
  public boolean isOver() {
    return left.isNegative() || left.isZero();
  }

  /** That it was reached, in words. */
  public String reached() {
    return "time limit of " + Span.of(whole) + " reached";
  }
}
