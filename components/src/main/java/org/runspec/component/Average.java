package org.runspec.component;

import java.util.OptionalDouble;

/**
 * The mean of numbers, summed in the order given with Neumaier's compensation: the same numbers in
 * the same order give the same bits everywhere, and a long series of small numbers loses nothing to
 * a large sum. One number that is not finite makes the mean what plain addition would.
 */
final class Average {
  private double sum;
  private double lost;
  private long count;

  void add(double value) {
    double total = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
    sum = total;
    count++;
  }

  OptionalDouble mean() {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((Double.isFinite(sum) ? sum + lost : sum) / count);
  }

  void clear() {
    sum = 0;
    lost = 0;
    count = 0;
  }
}
