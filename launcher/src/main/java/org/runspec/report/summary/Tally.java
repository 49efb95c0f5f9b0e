package org.runspec.report.summary;

import org.runspec.report.notebook.Estimate;
import org.runspec.report.statistics.Sample;

/** Runs that have something in common, as they end. */
final class Tally {
  private final boolean isHigherBetter;
  private Sample sample = Sample.of();
  private Scored best;
  private int stoppedEarly;

  /** Of no run yet. */
  Tally(boolean isHigherBetter) {
    this.isHigherBetter = isHigherBetter;
  }

  void add(Scored run) {
    sample = sample.and(run.value());
    stoppedEarly += run.isStoppedEarly() ? 1 : 0;
    if (best == null || run.isBetterThan(best, isHigherBetter)) {
      best = run;
    }
  }

  boolean isBetterThan(Tally other) {
    return isHigherBetter
        ? sample.mean() > other.sample.mean()
        : sample.mean() < other.sample.mean();
  }

  /** What they come to now. */
  Best best(Candidate candidate) {
    return new Best(candidate, Estimate.of(sample), best, stoppedEarly);
  }
}
