package org.runspec.report.plot.curve;

/** How far numbers lie apart, shown around the middle of them. */
public enum Dispersion {
  NONE,
  /** From the least to the greatest. */
  MIN_MAX,
  /** The standard deviation to both sides. */
  STD,
  /** The variance to both sides. */
  VAR,
  /** The standard error of the mean to both sides. */
  SEM;

  /** The lower end; not a number where there is none. */
  double low(double middle, double... numbers) {
    return this == MIN_MAX ? Statistic.MIN.of(numbers) : middle - size(numbers);
  }

  /** The upper end; not a number where there is none. */
  double high(double middle, double... numbers) {
    return this == MIN_MAX ? Statistic.MAX.of(numbers) : middle + size(numbers);
  }

  private double size(double... numbers) {
    return switch (this) {
      case NONE, MIN_MAX -> Double.NaN;
      case STD -> Statistic.STD.of(numbers);
      case VAR -> Statistic.VAR.of(numbers);
      case SEM -> Statistic.SEM.of(numbers);
    };
  }
}
