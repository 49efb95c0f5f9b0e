package org.runspec.job;

/** Names of metrics that stages report, such as {@code s2-loss} of the second. */
public final class StageMetric {
  /** What every stage reports beside its own: for how many hours it has been going on. */
  public static final String HOURS = "hrs";

  private StageMetric() {}

  /** Such as {@code s2} of {@code s2-loss}; empty for metrics of no stage. */
  public static String stageOf(String metric) {
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
