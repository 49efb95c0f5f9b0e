package org.runspec.components.functions;

/** The sum of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2 over neighbouring coordinates. */
public final class Rosenbrock extends CubeFunction {
  private static final Range RANGE = new Range(-2.048, 2.048);

  /** The function of as many coordinates as its settings say. */
  public Rosenbrock(Settings settings) {
    super(settings.dimensions(), RANGE);
  }

  /** See {@code functions/Rosenbrock}. */
  public record Settings(int dimensions) {}

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (int i = 0; i + 1 < point.length; i++) {
      double offValley = point[i + 1] - point[i] * point[i];
      double toGo = 1 - point[i];
      sum += 100 * offValley * offValley + toGo * toGo;
    }
    return sum;
  }
}
