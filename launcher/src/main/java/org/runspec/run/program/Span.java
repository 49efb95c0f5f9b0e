package org.runspec.run.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A length of time in words: {@code 1 h 30 min}, {@code 45 s}, {@code 0.5 s}. */
final class Span {
  private Span() {}

  static String of(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      long millis = duration.toMillis();
      return (millis % 1000 == 0 ? "" + millis / 1000 : "" + millis / 1000.0) + " s";
    }
    List<String> parts = new ArrayList<>();
    add(parts, duration.toHours(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }
}
