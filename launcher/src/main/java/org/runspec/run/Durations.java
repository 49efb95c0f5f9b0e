package org.runspec.run;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as users write them. */
final class Durations {
  private static final double LONGEST_SECONDS = 1e9;
  private static final Pattern SECONDS = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([0-9]{1,9})d)? ?(?:([0-9]{1,9})h)? ?(?:([0-9]{1,9})m)? ?(?:([0-9]{1,9})s)?");

  private Durations() {}

  /** A number of seconds, or parts such as {@code 1h30m}; empty if it is neither. */
  static Optional<Duration> parse(String text) {
    if (SECONDS.matcher(text).matches()) {
      double seconds = Double.parseDouble(text);
      return seconds <= LONGEST_SECONDS
          ? Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)))
          : Optional.empty();
    }
    Matcher parts = PARTS.matcher(text);
    if (text.isBlank() || text.length() > 40 || !parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(parts.group(1)))
            .plusHours(number(parts.group(2)))
            .plusMinutes(number(parts.group(3)))
            .plusSeconds(number(parts.group(4))));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
