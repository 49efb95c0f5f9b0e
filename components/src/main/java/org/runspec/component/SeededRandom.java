package org.runspec.component;

import java.util.Random;

/**
 * Randomness whose sequence is fixed for ever, on every Java and machine.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", 2014), and the methods overridden here say how they use it; nothing is promised for
 * the others that {@link Random} has. The whole state is one long, so a checkpoint keeps {@link
 * #state} and a restart gives it back to {@link #setSeed}. Unlike {@code Random}, not for several
 * threads at once.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // For one thread.
public final class SeededRandom extends Random {
  private static final long serialVersionUID = 1L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts the sequence of a seed; all seeds are equally good. */
  public SeededRandom(long seed) {
    super(seed);
  }

  /**
   * The sequence of one stage of a run: its seed is {@code mix(mix(runSeed) + stageNumber *
   * 0x9e3779b97f4a7c15)}, with SplitMix64's output function as {@code mix}.
   *
   * @param stageNumber from 1
   */
  public static SeededRandom ofStage(long runSeed, int stageNumber) {
    return new SeededRandom(mix(mix(runSeed) + stageNumber * GOLDEN_GAMMA));
  }

  /** What {@link #setSeed} takes to go on from here. */
  public long state() {
    return state;
  }

  @Override
  public void setSeed(long seed) {
    state = seed;
  }

  /** The highest bits of {@link #nextLong}. */
  @Override
  protected int next(int bits) {
    return (int) (nextLong() >>> (Long.SIZE - bits));
  }

  /** SplitMix64's next output. */
  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** The highest 32 bits of {@link #nextLong}. */
  @Override
  public int nextInt() {
    return next(Integer.SIZE);
  }

  /**
   * The remainder of the highest 31 bits by the bound; bits from the incomplete last stretch of
   * bounds are drawn again.
   */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    int bits = next(31);
    int value = bits % bound;
    while (bits - value > Integer.MAX_VALUE - (bound - 1)) {
      bits = next(31);
      value = bits % bound;
    }
    return value;
  }

  /** The highest bit. */
  @Override
  public boolean nextBoolean() {
    return next(1) != 0;
  }

  /** The highest 24 bits, as a fraction of 2^24: from 0 to below 1. */
  @Override
  public float nextFloat() {
    return next(24) * 0x1p-24f;
  }

  /** The highest 53 bits, as a fraction of 2^53: from 0 to below 1. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * A standard normal number by Marsaglia's polar method, calculated by {@link StrictMath}. Of the
   * method's two numbers the second is thrown away, so that no number waits outside the state.
   */
  @Override
  public double nextGaussian() {
    double x;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      double y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
  }

  /** Each {@link #nextInt()} gives four bytes, the lowest first. */
  @Override
  public void nextBytes(byte[] bytes) {
    int bits = 0;
    for (int i = 0; i < bytes.length; i++) {
      bits = i % Integer.BYTES == 0 ? nextInt() : bits >>> Byte.SIZE;
      bytes[i] = (byte) bits;
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
