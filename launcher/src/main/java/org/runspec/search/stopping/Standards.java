package org.runspec.search.stopping;

import java.util.Arrays;

/**
 * How the runs of a job stood after the same number of reports: of each its newest attempt. Not for
 * several threads.
 */
final class Standards {
  /** By the run's index; no number if it did not come so far. */
  private double[] values = new double[0];

  private int[] attempts = new int[0];

  /** Notes how a run stood, unless a newer attempt of it is known. */
  void note(int run, int attempt, double value) {
    if (run >= values.length) {
      grow(Math.max(run + 1, values.length + values.length / 2));
    }
    if (attempt >= attempts[run]) {
      attempts[run] = attempt;
      values[run] = value;
    }
  }

  private void grow(int length) {
    int before = values.length;
    attempts = Arrays.copyOf(attempts, length);
    values = Arrays.copyOf(values, length);
    Arrays.fill(values, before, length, Double.NaN);
  }

  /** How all runs but one stood that came so far. */
  double[] without(int run) {
    double[] others = new double[values.length];
    int count = 0;
    for (int other = 0; other < values.length; other++) {
      if (other != run && !Double.isNaN(values[other])) {
        others[count++] = values[other];
      }
    }
    return Arrays.copyOf(others, count);
  }
}
