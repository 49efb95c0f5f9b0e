package org.runspec.report.summary;

import org.runspec.report.StateCounts;
import org.runspec.report.notebook.Estimate;

/**
 * A mean of runs, in words.
 *
 * @param stoppedEarly how many of them ended before their time
 */
public record MeanText(Estimate estimate, int stoppedEarly) {
  /** Of runs that all did what they were to do. */
  public static MeanText of(Estimate estimate) {
    return new MeanText(estimate, 0);
  }

  /** Of the runs of a configuration. */
  public static MeanText of(Best best) {
    return new MeanText(best.estimate(), best.stoppedEarly());
  }

  /** Behind a number of runs. */
  static String stoppedEarly(int runs) {
    return runs == 0 ? "" : ", " + StateCounts.number(runs) + " of them stopped early";
  }

  /** Such as {@code 0.045 ±0.003, mean of 6 runs, 2 of them stopped early}. */
  @Override
  public String toString() {
    if (estimate.runs() == 1) {
      return estimate + ", of one run" + (stoppedEarly == 0 ? "" : ", which was stopped early");
    }
    return estimate
        + ", mean of "
        + StateCounts.number(estimate.runs(), "run")
        + stoppedEarly(stoppedEarly);
  }
}
