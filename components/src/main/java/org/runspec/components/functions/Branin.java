package org.runspec.components.functions;

/** Branin's function with its usual constants. */
public final class Branin implements TestFunction {
  private static final Range X = new Range(-5, 10);
  private static final Range Y = new Range(0, 15);

  @Override
  public int dimensions() {
    return 2;
  }

  @Override
  public Range range(int coordinate) {
    return coordinate == 0 ? X : Y;
  }

  @Override
  public double value(double[] point) {
    double x = point[0];
    double valley = point[1] - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
  }
}
