package org.runspec.run.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How far files were moved, in one line that fits the terminal. Pure. */
public final class TransferText {
  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 30;
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");

  private TransferText() {}

  /** A number of bytes with three digits, such as {@code 1.23 GB}. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double number = bytes;
    int unit = -1;
    while (number >= 999.5 && unit < UNITS.size() - 1) {
      number /= 1000;
      unit++;
    }
    String form = number < 9.995 ? "%.2f %s" : number < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, form, number, UNITS.get(unit));
  }

  /**
   * The line; empty if nothing fits so few columns.
   *
   * @param bytes that are where they belong
   * @param spared how many of these were there from the beginning
   */
  static String line(long bytes, long spared, long total, Duration elapsed, int columns) {
    double share = total == 0 ? 1 : Math.min(1, (double) bytes / total);
    String percent = String.format(Locale.ROOT, "%3d%%", (int) Math.floor(100 * share));
    String done = size(bytes) + "/" + size(total);
    String tail = " " + done + pace(bytes - spared, total - bytes, elapsed);
    int cells = Math.min(LONGEST_BAR, columns - percent.length() - tail.length() - " []".length());
    if (cells >= SHORTEST_BAR) {
      int full = (int) (cells * share);
      String bar = "=".repeat(full) + (full < cells ? ">" : "");
      return percent + " [" + bar + " ".repeat(cells - bar.length()) + "]" + tail;
    }
    return List.of(percent + tail, percent + " " + done, percent).stream()
        .filter(text -> text.length() <= columns)
        .findFirst()
        .orElse("");
  }

  private static String pace(long moved, long left, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1000.0;
    if (seconds <= 0 || moved <= 0) {
      return "";
    }
    String rate = "  " + size((long) (moved / seconds)) + "/s";
    return left <= 0 ? rate : rate + ", ends in " + clock(Math.round(seconds * left / moved));
  }

  private static String clock(long seconds) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
