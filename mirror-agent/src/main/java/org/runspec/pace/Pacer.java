package org.runspec.pace;

import java.time.Duration;

/** Time and waiting, in one place, so that tests can make time pass. */
public interface Pacer {
  /** A clock that only goes forward, in nanoseconds from anywhere. */
  long nanoTime();

  /** The time of day, in nanoseconds since 1970, as files have it. */
  default long wallNanos() {
    return System.currentTimeMillis() * 1_000_000;
  }

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
        bell.await(atMost);
      }
    };
  }
}
