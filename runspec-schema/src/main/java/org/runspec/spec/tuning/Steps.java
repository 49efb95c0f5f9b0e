package org.runspec.spec.tuning;

/** Which multiples of a step lie next to a number; one that misses by a rounding is one itself. */
final class Steps {
  private static final double TOLERANCE = 1e-9;
  private static final int ROUNDINGS = 4;

  private Steps() {}

  /** The first multiple that is not below a number, in steps. */
  static double notBelow(double number, double step) {
    return Math.ceil(number / step - slack(number / step));
  }

  /** The last multiple that is not above a number, in steps. */
  static double notAbove(double number, double step) {
    return Math.floor(number / step + slack(number / step));
  }

  /** Relative below one step, so that nothing above 0 is taken for 0. */
  private static double slack(double steps) {
    return Math.max(ROUNDINGS * Math.ulp(steps), TOLERANCE * Math.min(1, Math.abs(steps)));
  }
}
