package org.runspec.report.summary;

import java.util.OptionalDouble;
import org.runspec.report.notebook.Estimate;

/** Runs that have something in common, as they end. */
final class Tally {
  private final boolean isHigherBetter;
  private int runs;
  private double mean;
  private double squares;
  private Scored best;

  /** Of no run yet. */
  Tally(boolean isHigherBetter) {
    this.isHigherBetter = isHigherBetter;
  }

  void add(Scored run) {
    runs++;
    double off = run.value() - mean;
    mean += off / runs;
    squares += off * (run.value() - mean);
    if (best == null || run.isBetterThan(best, isHigherBetter)) {
      best = run;
    }
  }

  boolean isBetterThan(Tally other) {
    return isHigherBetter ? mean > other.mean : mean < other.mean;
  }

  /** The best of them. */
  Scored best() {
    return best;
  }

  /** What they come to now. */
  Estimate estimate() {
    OptionalDouble error =
        runs < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(squares / (runs - 1) / runs));
    return new Estimate(mean, error, runs);
  }
}
