package org.runspec.search.stopping;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What a run reported of its objective, by step. Where steps go back, as after a restart, the newer
 * reports count. Of very many reports only the newest are kept one by one, the others in groups:
 * then a run that goes far back has up to one group of reports fewer than it made until there. Not
 * for several threads.
 */
public final class Curve {
  /** Some two megabytes. */
  private static final int MOST = 1 << 16;

  /** Of the kept ones, that are kept one by one. */
  private static final int NEWEST = MOST / 4;

  private double[] steps = new double[16];
  private double[] values = new double[16];

  /** Of each report and all before it. */
  private double[] bests = new double[16];

  private double[] sums = new double[16];

  /** The number of each report, from 1. */
  private int[] numbers = new int[16];

  private int kept;

  /** How many reports the older ones stand for. */
  private int group = 1;

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
    while (kept > 0 && steps[kept - 1] >= step) {
      kept--;
    }
    if (kept == MOST) {
      thin();
    } else if (kept == steps.length) {
      grow();
    }
    boolean isFirst = kept == 0;
    steps[kept] = step;
    values[kept] = value;
    bests[kept] = isFirst ? value : Math.max(bests[kept - 1], value);
    sums[kept] = isFirst ? value : sums[kept - 1] + value;
    numbers[kept] = isFirst ? 1 : numbers[kept - 1] + 1;
    kept++;
  }

  private void grow() {
    steps = Arrays.copyOf(steps, 2 * kept);
    values = Arrays.copyOf(values, 2 * kept);
    bests = Arrays.copyOf(bests, 2 * kept);
    sums = Arrays.copyOf(sums, 2 * kept);
    numbers = Arrays.copyOf(numbers, 2 * kept);
  }

  /** Leaves out so many of the older ones that there is room for a while. */
  private void thin() {
    keepOneOfEachGroup();
    while (kept > MOST / 2) {
      group *= 2;
      keepOneOfEachGroup();
    }
  }

  private void keepOneOfEachGroup() {
    int older = kept - NEWEST;
    int staying = 0;
    for (int i = 0; i < kept; i++) {
      if (i >= older || numbers[i] % group == 0) {
        steps[staying] = steps[i];
        values[staying] = values[i];
        bests[staying] = bests[i];
        sums[staying] = sums[i];
        numbers[staying] = numbers[i];
        staying++;
      }
    }
    kept = staying;
  }

  /** How many reports are kept. */
  int kept() {
    return kept;
  }

  /**
   * How the run stands.
   *
   * @throws IllegalStateException if it reported nothing
   */
  public Mark mark() {
    if (kept == 0) {
      throw new IllegalStateException("there is no report");
    }
    int last = kept - 1;
    return new Mark(numbers[last], bests[last], sums[last] / numbers[last]);
  }

  /** The latest report; empty if there is none. */
  public OptionalDouble last() {
    return kept == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[kept - 1]);
  }
}
