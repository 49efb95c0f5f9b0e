package org.runspec.components.functions;

/** The sum of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2 over neighbouring coordinates. */
public final class Rosenbrock implements TestFunction {
  private static final Range RANGE = new Range(-2.048, 2.048);

  private final Settings settings;

  /** Keeps its settings. */
  public Rosenbrock(Settings settings) {
    this.settings = settings;
  }

  /** See {@code functions/Rosenbrock}. */
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
    for (int i = 0; i + 1 < point.length; i++) {
      double offValley = point[i + 1] - point[i] * point[i];
      double toGo = 1 - point[i];
      sum += 100 * offValley * offValley + toGo * toGo;
    }
    return sum;
  }
}
