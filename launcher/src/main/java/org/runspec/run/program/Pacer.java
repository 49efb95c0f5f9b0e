package org.runspec.run.program;

import java.time.Duration;

/** Time and waiting, in one place, so that tests can make time pass. */
public interface Pacer {
  /** A clock that only goes forward, in nanoseconds from anywhere. */
  long nanoTime();

  /** Waits until the bell rings, at most so long. */
  void await(Bell bell, Duration atMost) throws InterruptedException;

  /** The machine's own time. */
  static Pacer real() {
    return new Pacer() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void await(Bell bell, Duration atMost) throws InterruptedException {
        bell.await(atMost.toNanos());
      }
    };
  }
}
