package org.runspec.run;

import java.util.Arrays;
import java.util.List;

/** One metric's values and their steps; a long run has millions, so they are kept unboxed. */
final class MetricColumn {
  private static final int FIRST_SIZE = 16;

  private long[] steps = new long[FIRST_SIZE];
  private double[] values = new double[FIRST_SIZE];
  private int size;

  void add(long step, double value) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size] = value;
    size++;
  }

  /** Forgets the values at a step and beyond, wherever they stand. */
  void dropFrom(long step) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (steps[i] < step) {
        steps[kept] = steps[i];
        values[kept] = values[i];
        kept++;
      }
    }
    size = kept;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The values in the order in which they came. */
  List<Double> values() {
    return Arrays.stream(values, 0, size).boxed().toList();
  }
}
