package org.runspec.run.program;

import java.time.Duration;

/** A clock that a test may put forward; who waits on it waits only for the bell, and briefly. */
final class TestPacer implements Pacer {
  private static final long LONGEST_WAIT = Duration.ofMillis(5).toNanos();

  private long skipped;
  private boolean hurrying;

  /** Puts the clock forward. */
  synchronized void skip(Duration duration) {
    skipped += duration.toNanos();
  }

  /** From now on whoever waits finds that all the time has passed that he wanted to wait. */
  synchronized void hurry() {
    hurrying = true;
  }

  @Override
  public synchronized long nanoTime() {
    return System.nanoTime() + skipped;
  }

  @Override
  public void await(Bell bell, Duration atMost) throws InterruptedException {
    bell.await(Math.min(LONGEST_WAIT, atMost.toNanos()));
    synchronized (this) {
      skipped += hurrying ? atMost.toNanos() : 0;
    }
  }
}
