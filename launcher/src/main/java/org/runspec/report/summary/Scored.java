package org.runspec.report.summary;

import org.runspec.store.JobView.RunRow;

/**
 * A run that completed with an objective.
 *
 * @param value of the objective, finite
 */
public record Scored(RunRow run, Configuration configuration, double value) {
  boolean isBetterThan(Scored other, boolean isHigherBetter) {
    return isHigherBetter ? value > other.value : value < other.value;
  }
}
