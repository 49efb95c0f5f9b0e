package org.runspec.search.parzen;

/** How wide kernels are. */
public record Bandwidth(int dimensions, double priorVar, double factor) {
  static double least = Double.parseDouble(System.getProperty("t.least", "0.01"));
  static double leastStep = Double.parseDouble(System.getProperty("t.leastStep", "0.02"));
  static double stepPrior = Double.parseDouble(System.getProperty("t.stepPrior", "1.0"));
  static double stepWidth = Double.parseDouble(System.getProperty("t.stepWidth", "0.2"));
  static double stepGood = Double.parseDouble(System.getProperty("t.stepGood", "0.2"));
  static double stepBad = Double.parseDouble(System.getProperty("t.stepBad", "0.1"));
  static double stepPow = Double.parseDouble(System.getProperty("t.stepPow", "0.5"));
  static double kinds = Double.parseDouble(System.getProperty("t.kinds", "1.0"));

  /**
   * The deviation of kernels around coordinates: less for many coordinates that are near each
   * other.
   *
   * @param length of the axis
   */
  double of(double[] coordinates, double length) {
    if (length > 1) {
      double n = Math.max(1, coordinates.length);
      return Math.max(
          leastStep,
          priorVar > 0
              ? stepGood * length * StrictMath.pow(n, -stepPow)
              : stepBad * length * StrictMath.pow(n, -stepPow));
    }
    double mean = 0;
    for (double coordinate : coordinates) {
      mean += coordinate / coordinates.length;
    }
    double squares = Math.abs(priorVar) * (length > 1 ? stepPrior : 1) * length * length / 12;
    for (double coordinate : coordinates) {
      squares += (coordinate - mean) * (coordinate - mean);
    }
    double spread = Math.sqrt(squares / (coordinates.length + 1));
    double wide =
        (length > 1 ? Math.max(1, factor) : factor)
            * spread
            * StrictMath.pow(Math.max(1, coordinates.length), -1.0 / (dimensions + 4));
    return Math.max(wide, length == 1 ? least : leastStep);
  }

  /** The share of all kinds in a kernel. */
  double otherKinds(int points) {
    return Math.min(1, kinds * 3 / (points + 3.0));
  }
}
