package org.runspec.search.chance;

import org.runspec.job.RunSeed;

/** Random numbers, one after the other, that follow from a seed. Not for several threads. */
public final class Draws {
  private static final double UNIT = 0x1p-53;

  private final long seed;
  private int count;

  /** From the beginning. */
  public Draws(long seed) {
    this.seed = seed;
  }

  /** Those of a run in a search. */
  public static Draws ofRun(long seed, int run) {
    return new Draws(RunSeed.of(RunSeed.of(seed, run), -1));
  }

  private long next() {
    return RunSeed.of(seed, count++);
  }

  /** At least 0 and below 1. */
  public double unit() {
    return unit(next());
  }

  /** What a number with 64 random bits is between 0 and 1. */
  public static double unit(long bits) {
    return (bits >>> 11) * UNIT;
  }

  /** At least 0 and below a bound. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** The numbers from 0 to below a count, in any order. */
  public int[] shuffled(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int other = below(i + 1);
      numbers[i] = numbers[other];
      numbers[other] = i;
    }
    return numbers;
  }

  /** From the normal distribution with this mean and deviation, cut off outside of 0 to 1. */
  public double nearby(double mean, double deviation) {
    double low = Normal.below(-mean / deviation);
    double high = Normal.below((1 - mean) / deviation);
    double drawn = mean + deviation * Normal.quantile(low + unit() * (high - low));
    return Math.min(1, Math.max(0, drawn));
  }
}
