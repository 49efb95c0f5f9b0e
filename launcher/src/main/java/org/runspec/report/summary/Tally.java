package org.runspec.report.summary;

import org.runspec.report.notebook.Estimate;
import org.runspec.report.statistics.Sample;

/**
 * Runs that have something in common, as they end. What those came to that ended before their time
 * says no more than how they stood then, so they count only where no other has ended.
 */
final class Tally {
  private final boolean isHigherBetter;
  private final Part finished = new Part();
  private final Part stopped = new Part();

  /** Of no run yet. */
  Tally(boolean isHigherBetter) {
    this.isHigherBetter = isHigherBetter;
  }

  void add(Scored run) {
    (run.isStoppedEarly() ? stopped : finished).add(run);
  }

  boolean isBetterThan(Tally other) {
    if (hasFinished() != other.hasFinished()) {
      return hasFinished();
    }
    double mean = counting().sample.mean();
    double others = other.counting().sample.mean();
    return isHigherBetter ? mean > others : mean < others;
  }

  private boolean hasFinished() {
    return finished.sample.size() > 0;
  }

  private Part counting() {
    return hasFinished() ? finished : stopped;
  }

  /** What they come to now; there is at least one. */
  Best best(Candidate candidate) {
    Part part = counting();
    return new Best(candidate, Estimate.of(part.sample), part.best, (int) stopped.sample.size());
  }

  /** Those of one kind. */
  private final class Part {
    private Sample sample = Sample.of();
    private Scored best;

    void add(Scored run) {
      sample = sample.and(run.value());
      best = best == null || run.isBetterThan(best, isHigherBetter) ? run : best;
    }
  }
}
