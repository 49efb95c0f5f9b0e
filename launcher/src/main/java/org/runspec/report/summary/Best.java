package org.runspec.report.summary;

import org.runspec.report.notebook.Estimate;

/**
 * A configuration, by what its runs came to.
 *
 * @param estimate the mean of their objective: of those that finished, if any did
 * @param run the best of those that the estimate is of
 * @param stoppedEarly how many ended before their time, as worse than others
 */
public record Best(Candidate candidate, Estimate estimate, Scored run, int stoppedEarly) {
  /** How many runs finished; of them the estimate is, unless there is none. */
  public int finished() {
    return run.isStoppedEarly() ? 0 : estimate.runs();
  }
}
