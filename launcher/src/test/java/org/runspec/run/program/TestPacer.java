package org.runspec.run.program;

import java.time.Duration;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * A clock that goes on only when a test puts it forward or somebody waits, and then by what was
 * waited for, so that a slow machine changes nothing. Whoever waits does so in small portions,
 * since the processes of a test need real time.
 */
final class TestPacer implements Pacer {
  private static final long PORTION = Duration.ofMillis(5).toNanos();

  private long now;
  private boolean hurrying;

  /** Puts the clock forward. */
  synchronized void skip(Duration duration) {
    now += duration.toNanos();
  }

  /** From now on whoever waits finds that all the time has passed that he wanted to wait. */
  synchronized void hurry() {
    hurrying = true;
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public void await(Bell bell, Duration atMost) throws InterruptedException {
    long portion = Math.min(PORTION, atMost.toNanos());
    Pacer.real().await(bell, Duration.ofNanos(portion));
    synchronized (this) {
      now += hurrying ? atMost.toNanos() : portion;
    }
  }
}
