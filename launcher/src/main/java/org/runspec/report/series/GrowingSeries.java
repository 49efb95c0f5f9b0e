package org.runspec.report.series;

import java.util.Arrays;

/**
 * A metric of a run while it is read. When there is no more budget, rows stand for twice as many as
 * before.
 */
final class GrowingSeries {
  private static final int FIRST_ROOM = 64;

  private final PointBudget budget;
  private double[] steps = new double[FIRST_ROOM];
  private double[] xs = new double[FIRST_ROOM];
  private double[] ys = new double[FIRST_ROOM];

  /** Of each row that is kept, how many were before it. */
  private long[] numbers = new long[FIRST_ROOM];

  private int size;
  private long next;

  /** How many rows a group has, of which only some are kept. */
  private long group = 1;

  private int gaps;

  GrowingSeries(PointBudget budget) {
    this.budget = budget;
  }

  /** Adds a row, unless it has no place along the x axis. */
  void add(double step, double x, double y) {
    if (!Double.isFinite(x)) {
      return;
    }
    while (size >= budget.most()) {
      group *= 2;
      thin();
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    gaps += Double.isFinite(y) ? 0 : 1;
    steps[size] = step;
    xs[size] = x;
    ys[size] = y;
    numbers[size] = next++;
    size++;
    thinLast();
  }

  /** The newest row stays until the next one comes, so that a series ends where the run did. */
  private void thinLast() {
    int before = size - 2;
    if (group > 1 && before >= 0) {
      int start = before;
      while (start > 0 && isTogether(start - 1, before)) {
        start--;
      }
      int kept = keep(start, before + 1, start);
      move(size - 1, kept);
      size = kept + 1;
    }
  }

  private void thin() {
    int kept = 0;
    int start = 0;
    while (start < size) {
      int end = start + 1;
      while (end < size && isTogether(start, end)) {
        end++;
      }
      kept = keep(start, end, kept);
      start = end;
    }
    size = kept;
  }

  private boolean isTogether(int one, int other) {
    return numbers[one] / group == numbers[other] / group;
  }

  /** Keeps what stands for the rows of a group, and says where the next one goes. */
  private int keep(int start, int end, int to) {
    int low = -1;
    int high = -1;
    int gap = -1;
    for (int i = start; i < end && budget.keepsExtremes(); i++) {
      if (!Double.isFinite(ys[i])) {
        gap = gap < 0 ? i : gap;
      } else {
        low = low < 0 || ys[i] < ys[low] ? i : low;
        high = high < 0 || ys[i] > ys[high] ? i : high;
      }
    }
    int kept = to;
    for (int i = start; i < end; i++) {
      boolean isFirst = budget.keepsExtremes() ? numbers[i] == 0 : numbers[i] % group == 0;
      if (isFirst || i == low || i == high || i == gap) {
        move(i, kept);
        kept++;
      }
    }
    return kept;
  }

  private void move(int from, int to) {
    steps[to] = steps[from];
    xs[to] = xs[from];
    ys[to] = ys[from];
    numbers[to] = numbers[from];
  }

  /** Leaves out what is at a step or beyond: it was done again. */
  void redoneFrom(double step) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (steps[i] < step) {
        move(i, kept);
        kept++;
      } else {
        gaps -= Double.isFinite(ys[i]) ? 0 : 1;
      }
    }
    size = kept;
    next = size == 0 ? 0 : numbers[size - 1] + 1;
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

  /** How many of all rows have a y that is not finite. */
  int gaps() {
    return gaps;
  }

  /** Whether rows were left out. */
  boolean isThinned() {
    return group > 1;
  }
}
