package org.runspec.search.chance;

/** The standard normal distribution, to the same last digit on every machine. */
public final class Normal {
  private static final double FAR = 37;
  private static final double NEAR = 7.07106781186547;
  private static final double TAIL = 0.02425;

  /** Of the approximation by Hart (1968), as given by West (2005): highest power first. */
  private static final double[] HART_ABOVE = {
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };

  private static final double[] HART_BELOW = {
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };

  /** Of the approximation by Acklam (2003): highest power first. */
  private static final double[] MIDDLE_ABOVE = {
    -3.969683028665376e+01,
    2.209460984245205e+02,
    -2.759285104469687e+02,
    1.383577518672690e+02,
    -3.066479806614716e+01,
    2.506628277459239e+00
  };

  private static final double[] MIDDLE_BELOW = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };

  private static final double[] TAIL_ABOVE = {
    -7.784894002430293e-03,
    -3.223964580411365e-01,
    -2.400758277161838e+00,
    -2.549732539343734e+00,
    4.374664141464968e+00,
    2.938163982698783e+00
  };

  private static final double[] TAIL_BELOW = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };

  private Normal() {}

  /** The share of values below {@code z}, to 14 digits. */
  public static double below(double z) {
    double away = Math.abs(z);
    double tail = 0;
    if (away <= FAR) {
      double bell = StrictMath.exp(-away * away / 2);
      tail =
          away < NEAR
              ? bell * polynomial(HART_ABOVE, away) / polynomial(HART_BELOW, away)
              : bell / continued(away) / Math.sqrt(2 * Math.PI);
    }
    return z > 0 ? 1 - tail : tail;
  }

  private static double continued(double away) {
    double fraction = away + 0.65;
    for (int depth = 4; depth >= 1; depth--) {
      fraction = away + depth / fraction;
    }
    return fraction;
  }

  /** The value below which lies this share of values, to 9 digits; infinite for 0 and 1. */
  public static double quantile(double share) {
    if (share <= 0) {
      return Double.NEGATIVE_INFINITY;
    } else if (share >= 1) {
      return Double.POSITIVE_INFINITY;
    } else if (share < TAIL) {
      return tail(share);
    } else if (share > 1 - TAIL) {
      return -tail(1 - share);
    }
    double middle = share - 0.5;
    double square = middle * middle;
    return middle * polynomial(MIDDLE_ABOVE, square) / polynomial(MIDDLE_BELOW, square);
  }

  private static double tail(double share) {
    double root = Math.sqrt(-2 * StrictMath.log(share));
    return polynomial(TAIL_ABOVE, root) / polynomial(TAIL_BELOW, root);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
