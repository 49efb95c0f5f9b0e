package org.runspec.report.filter;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The length of time that a word such as {@code 90}, {@code 1h30m} or {@code 0:15:00} means. */
final class Length {
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:([0-9]{1,6})d)?(?:([0-9]{1,7})h)?(?:([0-9]{1,8})m(?:in)?)?"
              + "(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)s?)?");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,7}):([0-9]{1,2})(?::([0-9]{1,2}(?:\\.[0-9]{1,9})?))?");
  private static final double MILLIS = 1000;

  private Length() {}

  static Optional<Duration> of(String word) {
    Matcher clock = CLOCK.matcher(word);
    if (clock.matches()) {
      return Optional.of(sum("0", clock.group(1), clock.group(2), clock.group(3)));
    }
    Matcher units = UNITS.matcher(word);
    return !word.isEmpty() && units.matches()
        ? Optional.of(sum(units.group(1), units.group(2), units.group(3), units.group(4)))
        : Optional.empty();
  }

  private static Duration sum(String days, String hours, String minutes, String seconds) {
    return Duration.ofDays(whole(days))
        .plusHours(whole(hours))
        .plusMinutes(whole(minutes))
        .plusMillis(Math.round((seconds == null ? 0 : Double.parseDouble(seconds)) * MILLIS));
  }

  private static long whole(String number) {
    return number == null ? 0 : Long.parseLong(number);
  }
}
