package org.runspec.node;

import java.time.Duration;
import org.runspec.pace.Pacer;

/** Whether a life of a node is to end, and how long it may still try to keep what it has. */
final class Departure {
  private final Pacer pacer;
  private volatile boolean asked;
  private volatile boolean again;
  private volatile long until;

  Departure(Pacer pacer) {
    this.pacer = pacer;
  }

  /** No run begins any more; what is tried again and again is given up after this long. */
  void within(Duration longest) {
    until = pacer.nanoTime() + longest.toNanos();
    asked = true;
  }

  /** The same at once, and another life follows. */
  void toBeginAnew() {
    again = true;
    within(Duration.ZERO);
  }

  boolean isAsked() {
    return asked;
  }

  boolean beginsAnew() {
    return again;
  }

  /** Whether what did not work until now is given up. */
  boolean isDue() {
    return asked && pacer.nanoTime() - until >= 0;
  }
}
