package org.runspec.report.summary;

import org.runspec.report.StateCounts;
import org.runspec.report.notebook.Estimate;

/**
 * A mean of runs, in words.
 *
 * @param finished how many of its runs did what they were to do: all or none
 * @param stoppedEarly how many ended before their time
 */
public record MeanText(Estimate estimate, int finished, int stoppedEarly) {
  /** Of runs that all did what they were to do. */
  public static MeanText of(Estimate estimate) {
    return new MeanText(estimate, estimate.runs(), 0);
  }

  /** Of the runs of a configuration. */
  public static MeanText of(Best best) {
    return new MeanText(best.estimate(), best.finished(), best.stoppedEarly());
  }

  /** Such as {@code 0.045 ±0.003, mean of 6 runs; 2 more were stopped early}. */
  @Override
  public String toString() {
    boolean isOne = estimate.runs() == 1;
    String mean =
        estimate
            + (isOne ? ", of one run" : ", mean of " + StateCounts.number(estimate.runs(), "run"));
    if (stoppedEarly == 0) {
      return mean;
    } else if (finished == 0) {
      return mean + (isOne ? ", which was stopped early" : ", all of them stopped early");
    }
    return mean
        + "; "
        + StateCounts.number(stoppedEarly)
        + (stoppedEarly == 1 ? " more was" : " more were")
        + " stopped early";
  }
}
