package org.runspec.report.summary;

import java.util.stream.Collectors;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.report.StateCounts;

/** What was searched, in words. */
public record SearchText(JobSummary summary) {
  /** Such as {@code dgd over rate, units; 12 configurations tried}. */
  public String line() {
    return summary.algorithm().orElse("none")
        + " over "
        + summary.space().stream().map(Dimension::name).collect(Collectors.joining(", "))
        + "; "
        + StateCounts.number(summary.history().configurations(), "configuration")
        + " tried";
  }

  /** What the best of many is not. */
  public String curse() {
    return "Chosen as the best of "
        + StateCounts.number(summary.history().configurations())
        + ", it likely looks better than it is. Execute it again, with other random numbers, to"
        + " know.";
  }
}
