package org.runspec.components.functions;

/** Ackley's function with its usual constants 20, 0.2 and 2 pi. */
public final class Ackley extends CubeFunction {
  private static final Range RANGE = new Range(-32.768, 32.768);

  /** The function of as many coordinates as its settings say. */
  public Ackley(Settings settings) {
    super(settings.dimensions(), RANGE);
  }

  /** See {@code functions/Ackley}. */
  public record Settings(int dimensions) {}

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
