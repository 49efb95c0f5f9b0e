package org.runspec.node;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * A clock that goes on only when a test wants it. Whoever waits goes on when the test takes a step,
 * and has waited as long as he wanted to then. For one who waits.
 */
final class SteppedPacer implements Pacer {
  private final Semaphore waiting = new Semaphore(0);
  private final Semaphore steps = new Semaphore(0);
  private volatile long now;

  /** Puts the clock forward. */
  void skip(Duration duration) {
    now = now + duration.toNanos();
  }

  /** Lets the one who waits go on, until he waits again. */
  void step() throws InterruptedException {
    waiting.acquire();
    steps.release();
    waiting.acquire();
    waiting.release();
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void await(Bell bell, Duration atMost) throws InterruptedException {
    waiting.release();
    steps.acquire();
    skip(atMost);
  }
}
