package org.runspec.mirror;

import java.time.Duration;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Real time, but for long waits, which it makes short. */
final class HastyPacer implements Pacer {
  private static final Duration LONGEST = Duration.ofMillis(20);
  private final Pacer real = Pacer.real();

  @Override
  public long nanoTime() {
    return real.nanoTime() * 50;
  }

  @Override
  public long wallNanos() {
    return real.wallNanos();
  }

  @Override
  public void await(Bell bell, Duration atMost) throws InterruptedException {
    Duration shortened = atMost.dividedBy(50);
    real.await(bell, shortened.compareTo(LONGEST) < 0 ? shortened : LONGEST);
  }
}
