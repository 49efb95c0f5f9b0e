package org.runspec.report.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time that a word such as {@code 2026-11-01} or {@code 2026-11-01T12:30} means, in the zone of
 * the machine unless it says its own.
 *
 * @param end the first moment after it
 */
record Span(Instant start, Instant end) {
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;

  static Optional<Span> of(String word) {
    ZoneId zone = ZoneId.systemDefault();
    String text = word.replace(' ', 'T');
    try {
      if (text.length() == DATE_LENGTH) {
        LocalDate day = LocalDate.parse(text);
        return Optional.of(
            new Span(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant()));
      }
      boolean hasZone = text.matches(".*T.*(Z|[+-][0-9:]+)");
      Instant start =
          hasZone
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant();
      boolean isMinute = text.length() == MINUTES_LENGTH || text.length() == MINUTES_LENGTH + 1;
      return Optional.of(
          new Span(start, start.plus(1, isMinute ? ChronoUnit.MINUTES : ChronoUnit.SECONDS)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
