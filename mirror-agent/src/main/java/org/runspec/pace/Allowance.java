package org.runspec.pace;

import java.time.Duration;

/** So many operations each second and no more, for all threads together. */
public final class Allowance {
  private final Pacer pacer;
  private final long nanosEach;
  private final Bell never = new Bell();
  private long next;

  private Allowance(Pacer pacer, long nanosEach) {
    this.pacer = pacer;
    this.nanosEach = nanosEach;
    this.next = pacer.nanoTime();
  }

  /** At most so many each second. */
  public static Allowance perSecond(int operations, Pacer pacer) {
    return new Allowance(pacer, 1_000_000_000L / operations);
  }

  /** As many as one likes. */
  public static Allowance unlimited(Pacer pacer) {
    return new Allowance(pacer, 0);
  }

  /** Whether one may have to wait. */
  public boolean isLimited() {
    return nanosEach > 0;
  }

  /** Waits until some operations are allowed. */
  public void take(int operations) throws InterruptedException {
    if (nanosEach == 0) {
      return;
    }
    long turn;
    synchronized (this) {
      turn = Math.max(next, pacer.nanoTime());
      next = turn + operations * nanosEach;
    }
    for (long left = turn - pacer.nanoTime(); left > 0; left = turn - pacer.nanoTime()) {
      pacer.await(never, Duration.ofNanos(left));
    }
  }
}
