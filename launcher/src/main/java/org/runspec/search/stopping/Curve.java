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

  /** Of each report and all before it. */
  private double[] bests = new double[16];

  private double[] sums = new double[16];
  private int reports;

  /**
   * Adds a report; those of the same and of later steps count no more.
   *
   * @param value higher is better; may be infinite
   * @throws IllegalArgumentException if it is no number
   */
  public void add(double step, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("what is no number is no report");
    }
    while (reports > 0 && steps[reports - 1] >= step) {
      reports--;
    }
    if (reports == steps.length) {
      grow();
    }
    steps[reports] = step;
    values[reports] = value;
    bests[reports] = reports == 0 ? value : Math.max(bests[reports - 1], value);
    sums[reports] = reports == 0 ? value : sums[reports - 1] + value;
    reports++;
  }

  private void grow() {
    steps = Arrays.copyOf(steps, 2 * reports);
    values = Arrays.copyOf(values, 2 * reports);
    bests = Arrays.copyOf(bests, 2 * reports);
    sums = Arrays.copyOf(sums, 2 * reports);
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
    return new Mark(reports, bests[reports - 1], sums[reports - 1] / reports);
  }

  /** The latest report; empty if there is none. */
  public OptionalDouble last() {
    return reports == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[reports - 1]);
  }
}
