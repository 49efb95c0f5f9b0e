package org.runspec.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as {@code time_limit} has them: seconds, or parts such as {@code 1h30m}. */
public final class TimeText {
  private static final double LONGEST = 1e9;
  private static final int[] SECONDS = {86_400, 3_600, 60, 1};
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([0-9]{1,9})d)? ?(?:([0-9]{1,9})h)? ?(?:([0-9]{1,9})m)? ?(?:([0-9]{1,9})s)?");

  private TimeText() {}

  /** A length of time above 0; empty if it is none. */
  public static Optional<Duration> duration(String text) {
    OptionalDouble seconds = seconds(text);
    return seconds.isPresent()
        ? Optional.of(Duration.ofMillis((long) (seconds.getAsDouble() * 1000)))
        : Optional.empty();
  }

  /** In seconds, above 0; empty if it is no such length. */
  static OptionalDouble seconds(Object value) {
    OptionalDouble seconds =
        value instanceof Number number
            ? OptionalDouble.of(number.doubleValue())
            : ofText(String.valueOf(value).strip());
    return seconds.isPresent() && seconds.getAsDouble() > 0 && seconds.getAsDouble() <= LONGEST
        ? seconds
        : OptionalDouble.empty();
  }

  private static OptionalDouble ofText(String text) {
    if (text.matches("[0-9]+(\\.[0-9]+)?")) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return OptionalDouble.empty();
    }
    double seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String digits = parts.group(i + 1);
      seconds += digits == null ? 0 : Double.parseDouble(digits) * SECONDS[i];
    }
    return OptionalDouble.of(seconds);
  }
}
