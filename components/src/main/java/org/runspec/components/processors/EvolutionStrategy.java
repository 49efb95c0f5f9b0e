package org.runspec.components.processors;

import java.util.Random;
import org.runspec.components.functions.TestFunction;

/**
 * A (1+1) evolution strategy: one point, one random step from it at a time, taken if it leads no
 * higher. Sees the function through noise, so its lowest value is an optimistic one.
 */
final class EvolutionStrategy {
  private final TestFunction function;
  private final Random random;
  private final double stepDecay;
  private final double noise;

  private double stepSize;
  private double[] best;
  private double bestValue = Double.POSITIVE_INFINITY;

  /**
   * Begins at a random point.
   *
   * @param stepSize standard deviation of the first step, as a part of each coordinate's range
   * @param stepDecay factor from one step's size to the next one's
   * @param noise standard deviation of the error in each value
   */
  EvolutionStrategy(
      TestFunction function, double stepSize, double stepDecay, double noise, Random random) {
    this.function = function;
    this.stepSize = stepSize;
    this.stepDecay = stepDecay;
    this.noise = noise;
    this.random = random;
    this.best = new double[function.dimensions()];
    for (int i = 0; i < best.length; i++) {
      TestFunction.Range range = function.range(i);
      best[i] = range.low() + range.width() * random.nextDouble();
    }
  }

  /** Evaluates one point and gives its value, with noise. */
  double evaluateNext() {
    double[] candidate = bestValue == Double.POSITIVE_INFINITY ? best : step();
    double value = function.value(candidate) + noise * random.nextGaussian();
    if (value <= bestValue) {
      best = candidate;
      bestValue = value;
    }
    return value;
  }

  /** The point that is stepped from; a copy. */
  double[] best() {
    return best.clone();
  }

  /** The lowest value seen; infinite before the first one. */
  double bestValue() {
    return bestValue;
  }

  private double[] step() {
    double[] candidate = new double[best.length];
    for (int i = 0; i < candidate.length; i++) {
      TestFunction.Range range = function.range(i);
      double length = stepSize * range.width() * random.nextGaussian();
      candidate[i] = range.nearest(best[i] + length);
    }
    stepSize *= stepDecay;
    return candidate;
  }
}
