package org.runspec.report.plot.curve;

import java.util.Arrays;

/** How several numbers become one. */
public enum Statistic {
  MEAN,
  MIN,
  MAX,
  /** The standard deviation of a sample. */
  STD,
  /** The variance of a sample. */
  VAR,
  /** The standard error of the mean. */
  SEM;

  /** Of numbers; not a number where there are none, or too few for what it is. */
  public double of(double... numbers) {
    if (numbers.length == 0) {
      return Double.NaN;
    }
    return switch (this) {
      case MEAN -> mean(numbers);
      case MIN -> Arrays.stream(numbers).min().getAsDouble();
      case MAX -> Arrays.stream(numbers).max().getAsDouble();
      case STD -> Math.sqrt(variance(numbers));
      case VAR -> variance(numbers);
      case SEM -> Math.sqrt(variance(numbers) / numbers.length);
    };
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).sum() / numbers.length;
  }

  private static double variance(double[] numbers) {
    if (numbers.length < 2) {
      return Double.NaN;
    }
    double mean = mean(numbers);
    return Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum() / (numbers.length - 1);
  }
}
