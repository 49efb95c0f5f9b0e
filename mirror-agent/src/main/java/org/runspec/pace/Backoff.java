package org.runspec.pace;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before trying again what failed: twice as long each time up to a limit, and then
 * some part more or less, so that many who failed together do not come back together.
 */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final SplittableRandom random;

  /** Waits from {@code first} to {@code longest}, each up to a half more or less. */
  public Backoff(Duration first, Duration longest, long seed) {
    this.first = first;
    this.longest = longest;
    this.random = new SplittableRandom(seed);
  }

  /**
   * The pause after some failures in a row.
   *
   * @param failures at least 1
   */
  public synchronized Duration after(int failures) {
    double grown = (double) first.toNanos() * Math.pow(2, Math.min(failures, 40) - 1);
    double limited = Math.min(grown, (double) longest.toNanos());
    return Duration.ofNanos((long) (limited * random.nextDouble(0.5, 1.5)));
  }
}
