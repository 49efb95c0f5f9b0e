package org.runspec.report.plot.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number in few digits. */
public final class ShortNumber {
  private static final MathContext DIGITS = new MathContext(5);

  private ShortNumber() {}

  /** Five digits, without zeros at the end. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean isPlain = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) < 8;
    return isPlain ? rounded.toPlainString() : rounded.toString();
  }
}
