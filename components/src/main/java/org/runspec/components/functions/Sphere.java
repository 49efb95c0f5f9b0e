package org.runspec.components.functions;

/** The sum of the squares of the coordinates. */
public final class Sphere extends CubeFunction {
  private static final Range RANGE = new Range(-5.12, 5.12);

  /** The function of as many coordinates as its settings say. */
  public Sphere(Settings settings) {
    super(settings.dimensions(), RANGE);
  }

  /** See {@code functions/Sphere}. */
  public record Settings(int dimensions) {}

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (double x : point) {
      sum += x * x;
    }
    return sum;
  }
}
