package org.runspec.report.series;

import java.util.Arrays;

/** A metric of a run while it is read. */
final class GrowingSeries {
  private double[] steps = new double[64];
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int size;

  void add(double step, double x, double y) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    steps[size] = step;
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /** Leaves out what is at a step or beyond: it was done again. */
  void redoneFrom(double step) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (steps[i] < step) {
        steps[kept] = steps[i];
        xs[kept] = xs[i];
        ys[kept] = ys[i];
        kept++;
      }
    }
    size = kept;
  }

  double[] xs() {
    return Arrays.copyOf(xs, size);
  }

  double[] ys() {
    return Arrays.copyOf(ys, size);
  }

  boolean isEmpty() {
    return size == 0;
  }
}
