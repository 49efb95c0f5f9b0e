package org.runspec.job;

/**
 * The seed of a run, from its job's: the same on every machine and in every attempt, for ever; runs
 * of one job never share one. It is the output of SplitMix64 (Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators", 2014) at position {@code run + 1}.
 */
public final class RunSeed {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private RunSeed() {}

  /**
   * The seed of run {@code run}, from 0.
   *
   * @param seed the job's
   */
  public static long of(long seed, int run) {
    return mixed(seed + (run + 1L) * GOLDEN_GAMMA);
  }

  /**
   * The seed of a job whose first run has the seed that a run of another job has.
   *
   * @param seed the other job's
   */
  public static long shifted(long seed, int run) {
    return seed + run * GOLDEN_GAMMA;
  }

  private static long mixed(long state) {
    long first = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}
