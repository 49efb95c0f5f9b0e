package org.runspec.report.summary;

import java.util.stream.Collectors;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.SearchHistory;
import org.runspec.report.StateCounts;

/** What was searched, in words. */
public record SearchText(JobSummary summary) {
  /**
   * Such as {@code dgd over rate, units; 12 configurations tried; it began with 9 runs of job3}.
   */
  public String line() {
    return summary.algorithm().orElse("none")
        + " over "
        + summary.space().stream().map(Dimension::name).collect(Collectors.joining(", "))
        + "; "
        + StateCounts.number(summary.history().configurations(), "configuration")
        + " tried"
        + summary.began().map(SearchText::began).orElse("");
  }

  /** Such as {@code ; it began with 12 runs of job3, job5}. */
  private static String began(SearchHistory history) {
    if (history.runs().isEmpty()) {
      return "; no earlier run taught it (search_history: " + history.scope() + ")";
    }
    return "; it began with "
        + StateCounts.number(history.runs().size(), "run")
        + " of "
        + history.runs().stream()
            .map(run -> run.job().toString())
            .distinct()
            .collect(Collectors.joining(", "));
  }

  /** What the best of many is not. */
  public String curse() {
    return "Chosen as the best of "
        + StateCounts.number(summary.history().configurations())
        + ", it likely looks better than it is. Execute it again, with other random numbers, to"
        + " know.";
  }
}
