package org.runspec.search.stopping;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What a run reported of its objective, by step. Where steps go back, as after a restart, the newer
 * reports count. Of a run with very many reports it knows only some of those before the latest
 * {@value #EXACT}, evenly spread: where steps go back so far, it counts fewer than there were, by
 * at most a 2,000th of them. Not for several threads.
 */
public final class Curve {
  /** How far steps may go back while every report counts. */
  static final int EXACT = 8_192;

  /** The most marks, of 28 bytes each. */
  static final int MOST = 2 * EXACT;

  private static final int FIRST = 16;

  private double[] steps = new double[FIRST];

  /** Of each report and all before it. */
  private double[] bests = new double[FIRST];

  private double[] sums = new double[FIRST];
  private int[] reports = new int[FIRST];
  private int size;

  /** Of reports before the latest, how many there are for each that is known. */
  private int spacing = 1;

  private double last;

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
    while (size > 0 && steps[size - 1] >= step) {
      size--;
    }
    if (size == MOST) {
      thin();
    } else if (size == steps.length) {
      grow();
    }
    steps[size] = step;
    bests[size] = size == 0 ? value : Math.max(bests[size - 1], value);
    sums[size] = size == 0 ? value : sums[size - 1] + value;
    reports[size] = size == 0 ? 1 : reports[size - 1] + 1;
    last = value;
    size++;
  }

  private void grow() {
    int length = Math.min(MOST, 2 * size);
    steps = Arrays.copyOf(steps, length);
    bests = Arrays.copyOf(bests, length);
    sums = Arrays.copyOf(sums, length);
    reports = Arrays.copyOf(reports, length);
  }

  /** Forgets some of the older half, so that it takes up at most half of its room. */
  private void thin() {
    int older = MOST - EXACT;
    while (countSpaced(older) > older / 2) {
      spacing *= 2;
    }
    int kept = 0;
    for (int mark = 0; mark < size; mark++) {
      if (mark >= older || reports[mark] % spacing == 0) {
        steps[kept] = steps[mark];
        bests[kept] = bests[mark];
        sums[kept] = sums[mark];
        reports[kept] = reports[mark];
        kept++;
      }
    }
    size = kept;
  }

  private long countSpaced(int older) {
    return Arrays.stream(reports, 0, older).filter(count -> count % spacing == 0).count();
  }

  /**
   * How the run stands.
   *
   * @throws IllegalStateException if it reported nothing
   */
  public Mark mark() {
    if (size == 0) {
      throw new IllegalStateException("there is no report");
    }
    return new Mark(reports[size - 1], bests[size - 1], sums[size - 1] / reports[size - 1]);
  }

  /** The latest report; empty if there is none. */
  public OptionalDouble last() {
    return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(last);
  }
}
