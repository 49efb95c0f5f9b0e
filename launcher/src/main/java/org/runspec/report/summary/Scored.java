package org.runspec.report.summary;

import org.runspec.store.JobView.RunRow;

/**
 * A run that completed with an objective.
 *
 * @param value of the objective, finite
 */
public record Scored(RunRow run, Candidate candidate, double value) {
  boolean isBetterThan(Scored other, boolean isHigherBetter) {
    return isHigherBetter ? value > other.value : value < other.value;
  }

  /** Whether it ended before its time, as worse than others: its objective is of what it did. */
  boolean isStoppedEarly() {
    return run.isStoppedEarly();
  }
}
