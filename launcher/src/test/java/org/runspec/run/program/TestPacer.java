package org.runspec.run.program;

import java.time.Duration;

/** A clock that a test may put forward; who waits on it waits only for the bell, and briefly. */
final class TestPacer implements Pacer {
  private static final long LONGEST_WAIT = Duration.ofMillis(5).toNanos();

  private long skipped;

  /** Puts the clock forward. */
  synchronized void skip(Duration duration) {
    skipped += duration.toNanos();
  }

  @Override
  public synchronized long nanoTime() {
    return System.nanoTime() + skipped;
  }

  @Override
  public void await(Bell bell, Duration atMost) throws InterruptedException {
    bell.await(Math.min(LONGEST_WAIT, atMost.toNanos()));
  }
}
