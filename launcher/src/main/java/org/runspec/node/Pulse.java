package org.runspec.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a heart beats, and when it looks between its beats at what others did. A beat is due a fixed
 * time after the one before began, however long looks take, or when somebody is in a hurry. For one
 * thread, and any who hurry it.
 */
final class Pulse {
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Duration interval;
  private final Duration shortest;
  private final AtomicBoolean hurried = new AtomicBoolean();
  private long due;

  /**
   * Begins with a beat.
   *
   * @param now in nanoseconds, as all times here
   */
  Pulse(Duration interval, long now) {
    this.interval = interval;
    this.shortest = interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE;
    this.due = now + interval.toNanos();
  }

  /**
   * How long to wait at most.
   *
   * @param looks whether there is something to look for between the beats
   */
  Duration pause(long now, boolean looks) {
    Duration left = Duration.ofNanos(Math.max(0, due - now));
    return looks && left.compareTo(LOOK) > 0 ? LOOK : left;
  }

  /** The next beat is due, also if nobody waits for it now. */
  void hurry() {
    hurried.set(true);
  }

  /** Whether it is to beat now; whoever was in a hurry has been heard then. */
  boolean takesBeat(long now) {
    return hurried.getAndSet(false) || now - due >= 0;
  }

  /**
   * It beat; the store has time for others before the next beat.
   *
   * @param worked whether the store took it: if not, the next one comes soon
   */
  void beat(long began, long ended, boolean worked) {
    due = ended + shortest.toNanos();
    if (worked) {
      due += Math.max(0, began + interval.toNanos() - due);
    }
  }
}
