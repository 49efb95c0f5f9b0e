package org.runspec.report.series;

/** The stage that a metric is of, by its name. */
public final class Stage {
  private Stage() {}

  /** Such as {@code s2} of {@code s2-loss}; empty for metrics of no stage. */
  public static String of(String metric) {
    if (metric.isEmpty() || metric.charAt(0) != 's') {
      return "";
    }
    int end = 1;
    while (end < metric.length() && metric.charAt(end) >= '0' && metric.charAt(end) <= '9') {
      end++;
    }
    return end > 1 && end < metric.length() && metric.charAt(end) == '-'
        ? metric.substring(0, end)
        : "";
  }
}
