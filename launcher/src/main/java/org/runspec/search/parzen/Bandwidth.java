package org.runspec.search.parzen;

/**
 * How wide kernels are: the narrower, the more points there are.
 *
 * @param dimensions of the space
 * @param breadth what widths on lines are multiplied by; 1 is what statistics recommends
 */
record Bandwidth(int dimensions, double breadth) {
  private static final double LEAST = 0.01;
  private static final double LEAST_STEP = 0.02;

  /** Points that all lie together are not trusted to be where it is best. */
  private static final double DOUBT = 1.5 / 12;

  /** The share of all steps that a kernel around a single point would be wide. */
  private static final double STEPS = 0.25;

  /** A kernel around a single point would be for other kinds as much as for its own. */
  private static final double KINDS = 3;

  /** The deviation around points on a line, by Scott's rule. */
  double onLine(double[] coordinates) {
    double mean = 0;
    for (double coordinate : coordinates) {
      mean += coordinate / coordinates.length;
    }
    double squares = DOUBT;
    for (double coordinate : coordinates) {
      squares += (coordinate - mean) * (coordinate - mean);
    }
    double deviation = Math.sqrt(squares / (coordinates.length + 1));
    double power = -1.0 / (dimensions + 4);
    return Math.max(
        LEAST, breadth * deviation * StrictMath.pow(Math.max(1, coordinates.length), power));
  }

  /** The deviation around points on steps, in steps. */
  double onSteps(int points, int steps) {
    return Math.max(LEAST_STEP, STEPS * steps / Math.sqrt(Math.max(1, points)));
  }

  /** The share of all kinds alike in a kernel. */
  double ofAllKinds(int points) {
    return KINDS / (points + KINDS);
  }
}
