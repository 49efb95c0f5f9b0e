package org.runspec.components.functions;

/** The sum of the squares of the coordinates. */
public final class Sphere implements TestFunction {
  private static final Range RANGE = new Range(-5.12, 5.12);

  private final Settings settings;

  /** Keeps its settings. */
  public Sphere(Settings settings) {
    this.settings = settings;
  }

  /** See {@code functions/Sphere}. */
  public record Settings(int dimensions) {}

  @Override
  public int dimensions() {
    return settings.dimensions();
  }

  @Override
  public Range range(int coordinate) {
    return RANGE;
  }

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (double x : point) {
      sum += x * x;
    }
    return sum;
  }
}
