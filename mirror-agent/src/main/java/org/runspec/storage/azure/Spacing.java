package org.runspec.storage.azure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/**
 * How long to wait between two appends to one object: little while it is young, more later. Each
 * append is billed as two requests, and 30 days of two each minute are 86,000.
 */
final class Spacing {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration WIDE = Duration.ofSeconds(72);

  /** The pause is such a part of the object's age. */
  private static final int PART = 1800;

  private static final int REMEMBERED = 4096;

  private final Pacer pacer;
  private final Map<ObjectKey, Series> known = new Eldest();

  Spacing(Pacer pacer) {
    this.pacer = pacer;
  }

  /** An object was appended to. */
  synchronized void appended(ObjectKey key) {
    long now = pacer.nanoTime();
    Series before = known.remove(key);
    known.put(key, new Series(before == null ? now : before.begun(), now));
  }

  /** Another content begins. */
  synchronized void begun(ObjectKey key) {
    known.remove(key);
  }

  /** How long the next append had better wait. */
  synchronized Duration untilNext(ObjectKey key) {
    Series series = known.get(key);
    if (series == null) {
      return Duration.ZERO;
    }
    long pause = between(Duration.ofNanos(series.last() - series.begun())).toNanos();
    return Duration.ofNanos(Math.max(0, series.last() + pause - pacer.nanoTime()));
  }

  /** The time from one append to the next for an object of this age. */
  static Duration between(Duration age) {
    Duration part = age.dividedBy(PART);
    if (part.compareTo(CLOSE) < 0) {
      return CLOSE;
    }
    return part.compareTo(WIDE) < 0 ? part : WIDE;
  }

  private record Series(long begun, long last) {}

  /** Forgets the object that was appended to the longest time ago. */
  private static final class Eldest extends LinkedHashMap<ObjectKey, Series> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ObjectKey, Series> eldest) {
      return size() > REMEMBERED;
    }
  }
}
