package org.runspec.components.functions;

/** Ackley's function with its usual constants 20, 0.2 and 2 pi. */
public final class Ackley implements TestFunction {
  private static final Range RANGE = new Range(-32.768, 32.768);

  private final Settings settings;

  /** Keeps its settings. */
  public Ackley(Settings settings) {
    this.settings = settings;
  }

  /** See {@code functions/Ackley}. */
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
    double squares = 0;
    double waves = 0;
    for (double x : point) {
      squares += x * x;
      waves += StrictMath.cos(2 * Math.PI * x);
    }
    double funnel = -20 * StrictMath.exp(-0.2 * StrictMath.sqrt(squares / point.length));
    return funnel - StrictMath.exp(waves / point.length) + 20 + Math.E;
  }
}
