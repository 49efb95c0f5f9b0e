package org.runspec.search.stopping;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What a run reported of its objective, by step. Where steps go back, as after a restart, the newer
 * reports count. Not for several threads.
 */
public final class Curve {
  private double[] steps = new double[16];
  private double[] values = new double[16];
  private int reports;
  private double best = Double.NEGATIVE_INFINITY;
  private double sum;

  /**
   * Adds a report; those of the same and of later steps count no more.
   *
   * @param value higher is better; what is no finite number is worse than any that is
   */
  public void add(double step, double value) {
    if (reports > 0 && step <= steps[reports - 1]) {
      goBackTo(step);
    }
    if (reports == steps.length) {
      steps = Arrays.copyOf(steps, 2 * reports);
      values = Arrays.copyOf(values, 2 * reports);
    }
    steps[reports] = step;
    values[reports] = Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY;
    count(values[reports]);
  }

  private void goBackTo(double step) {
    int left = 0;
    int before = reports;
    while (left < before && steps[left] < step) {
      left++;
    }
    reports = 0;
    sum = 0;
    best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < left; i++) {
      count(values[i]);
    }
  }

  private void count(double value) {
    reports++;
    sum += value;
    best = Math.max(best, value);
  }

  /**
   * How the run stands.
   *
   * @throws IllegalStateException if it reported nothing
   */
  public Mark mark() {
    if (reports == 0) {
      throw new IllegalStateException("there is no report");
    }
    return new Mark(reports, best, sum / reports);
  }

  /** The latest report; empty if there is none. */
  public OptionalDouble last() {
    return reports == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[reports - 1]);
  }
}
