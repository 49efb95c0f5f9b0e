package org.runspec.run.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The progress of one stage in one line that fits the terminal: the narrower it is, the less is
 * said. Pure.
 *
 * @param stage the stage's name
 * @param stepName what a step is called
 * @param total how many steps there will be; where it is unknown, there is no bar
 */
record ProgressText(String stage, String stepName, OptionalLong total) {
  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 40;
  private static final int BRACKETS = 2;
  private static final double SECONDS_PER_HOUR = 3600;

  ProgressText {
    total = total.isPresent() && total.getAsLong() > 0 ? total : OptionalLong.empty();
  }

  /**
   * The line.
   *
   * @param columns how long it may be; empty if nothing fits
   */
  String line(long steps, Duration elapsed, int columns) {
    return total.isPresent()
        ? ofKnown(steps, Math.max(steps, total.getAsLong()), elapsed, columns)
        : ofUnknown(steps, elapsed, columns);
  }

  private String ofKnown(long steps, long end, Duration elapsed, int columns) {
    String percent = String.format(Locale.ROOT, "%3d%%", (long) Math.floor(100.0 * steps / end));
    String done = String.format(Locale.ROOT, "%,d/%,d %s", steps, end, stepName);
    String times = clock(elapsed) + expectedEnd(steps, end, elapsed);
    String head = stage + " " + percent + " ";
    String tail = " " + done + "  " + times;
    int bar = Math.min(LONGEST_BAR, columns - head.length() - tail.length() - BRACKETS);
    if (bar >= SHORTEST_BAR) {
      return head + bar(steps, end, bar) + tail;
    }
    return firstFitting(
        columns, head + tail, stage + " " + percent + "  " + done, percent + " " + done, percent);
  }

  private String ofUnknown(long steps, Duration elapsed, int columns) {
    String done = String.format(Locale.ROOT, "%,d %s", steps, stepName);
    String hours =
        String.format(Locale.ROOT, ", %.3f hrs", elapsed.toMillis() / 1000.0 / SECONDS_PER_HOUR);
    return firstFitting(columns, stage + "  " + done + hours, done + hours, done);
  }

  private static String firstFitting(int columns, String... texts) {
    return List.of(texts).stream().filter(text -> text.length() <= columns).findFirst().orElse("");
  }

  private static String bar(long steps, long end, int cells) {
    int full = (int) (cells * (double) steps / end);
    String tip = full < cells ? ">" : "";
    return "[" + "=".repeat(full) + tip + " ".repeat(cells - full - tip.length()) + "]";
  }

  private static String expectedEnd(long steps, long end, Duration elapsed) {
    if (steps <= 0 || steps >= end || elapsed.isZero()) {
      return "";
    }
    double left = elapsed.toMillis() * ((double) (end - steps) / steps);
    return ", ends in " + clock(Duration.ofMillis((long) left));
  }

  private static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
