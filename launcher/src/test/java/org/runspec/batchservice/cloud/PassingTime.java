package org.runspec.batchservice.cloud;

import java.time.Duration;
import java.time.Instant;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Time that passes only when told to, from a fixed one on. */
public final class PassingTime implements Pacer {
  /** When it begins. */
  public static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");

  private Duration passed = Duration.ZERO;

  public void pass(Duration span) {
    passed = passed.plus(span);
  }

  @Override
  public long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public long wallNanos() {
    return BEGIN.getEpochSecond() * 1_000_000_000 + passed.toNanos();
  }

  @Override
  public void await(Bell bell, Duration atMost) {
    pass(atMost);
  }
}
