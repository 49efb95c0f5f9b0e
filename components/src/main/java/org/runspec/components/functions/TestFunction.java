package org.runspec.components.functions;

/**
 * A function of several coordinates with a known minimum. The same point gives the same bits on
 * every machine.
 */
public interface TestFunction {
  /** How many coordinates a point has. */
  int dimensions();

  /** The range in which a coordinate is searched, counted from 0. */
  Range range(int coordinate);

  /**
   * The value at a point, which is not changed.
   *
   * @param point one number for each coordinate
   */
  double value(double[] point);

  /** The numbers from low to high, both included. */
  record Range(double low, double high) {
    /** From the lowest to the highest number. */
    public double width() {
      return high - low;
    }

    /** The number in the range that is nearest to a number. */
    public double nearest(double number) {
      return Math.min(Math.max(number, low), high);
    }
  }
}
