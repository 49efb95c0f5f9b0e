package org.runspec.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.runspec.job.RecordFormat;

/** Values as people read them. */
public final class CellText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double SMALLEST_FIXED = 1e-4;
  private static final double SMALLEST_LARGE = 1e6;

  private final ZoneId zone;

  /** Times are shown in a zone. */
  public CellText(ZoneId zone) {
    this.zone = zone;
  }

  /** A chosen value, or what has no other form. */
  public String of(Object value) {
    if (value instanceof Duration length) {
      return duration(length);
    } else if (value instanceof Instant time) {
      return TIME.format(time.atZone(zone));
    } else if (value instanceof Double || value instanceof Float) {
      return shortest(((Number) value).doubleValue());
    } else if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
      return RecordFormat.line(value);
    }
    return String.valueOf(value);
  }

  /** A measured value: five decimals, or scientific where those would say nothing or too much. */
  public String measured(Object value) {
    if (!(value instanceof Double || value instanceof Float)) {
      return of(value);
    }
    double number = ((Number) value).doubleValue();
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    double size = Math.abs(number);
    boolean fixed = size == 0 || (size >= SMALLEST_FIXED && size < SMALLEST_LARGE);
    return String.format(Locale.ROOT, fixed ? "%.5f" : "%.5e", number);
  }

  private static String shortest(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    double size = Math.abs(number);
    boolean plain = size == 0 || (size >= SMALLEST_FIXED && size < 1e15);
    return plain
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : scientific(number);
  }

  /** Such as {@code 3e-05}. */
  private static String scientific(double number) {
    String[] parts = Double.toString(number).split("E", 2);
    int exponent = Integer.parseInt(parts[1]);
    return whole(parts[0]) + String.format(Locale.ROOT, "e%+03d", exponent);
  }

  private static String whole(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Such as {@code 0:03:07}; hours are not cut into days. */
  public static String duration(Duration length) {
    Duration shown = length.isNegative() ? Duration.ZERO : length;
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", shown.toHours(), shown.toMinutesPart(), shown.toSecondsPart());
  }
}
