package org.runspec.report.plot.curve;

import java.util.Arrays;
import org.runspec.report.statistics.Sample;

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
      case MEAN -> Sample.of(numbers).mean();
      case MIN -> Arrays.stream(numbers).min().getAsDouble();
      case MAX -> Arrays.stream(numbers).max().getAsDouble();
      case STD -> Sample.of(numbers).deviation();
      case VAR -> Sample.of(numbers).variance();
      case SEM -> Sample.of(numbers).error();
    };
  }
}
