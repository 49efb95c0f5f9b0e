package org.runspec.report.statistics;

import java.util.Arrays;
import java.util.Collection;

/**
 * Some numbers, by their mean and how far they lie from it. Infinite ones count: they make the mean
 * infinite, or not a number, and all spreads not a number. Numbers that differ little from each
 * other and much from 0 lose nothing by that.
 *
 * @param mean not a number where there are none
 * @param variance with n - 1 degrees of freedom; not a number where there is one alone
 * @param size how many
 */
public record Sample(double mean, double variance, int size) {
  /** Of numbers in any order. */
  public static Sample of(Collection<Double> numbers) {
    return of(numbers.stream().mapToDouble(number -> number).toArray());
  }

  /** Of numbers in any order. */
  public static Sample of(double... numbers) {
    int size = numbers.length;
    double rough = Arrays.stream(numbers).sum() / size;
    if (!Double.isFinite(rough)) {
      return new Sample(rough, Double.NaN, size);
    }
    double mean = rough + Arrays.stream(numbers).map(number -> number - rough).sum() / size;
    double squares = Arrays.stream(numbers).map(number -> (number - mean) * (number - mean)).sum();
    return new Sample(mean, size < 2 ? Double.NaN : squares / (size - 1), size);
  }

  /** The same with one more number, without going through the others again. */
  public Sample and(double number) {
    if (size == 0) {
      return of(number);
    } else if (!Double.isFinite(mean) || !Double.isFinite(number)) {
      return new Sample(mean + number, Double.NaN, size + 1);
    }
    double off = number - mean;
    double moved = mean + off / (size + 1);
    double squares = size < 2 ? 0 : variance * (size - 1);
    return new Sample(moved, (squares + off * (number - moved)) / size, size + 1);
  }

  /** The standard deviation. */
  public double deviation() {
    return Math.sqrt(variance);
  }

  /** The standard error of the mean. */
  public double error() {
    return Math.sqrt(variance / size);
  }
}
