package org.runspec.run.console;

import java.util.Locale;

/**
 * A metric's value for reading: five decimals, or scientific where those would say nothing ({@code
 * 3.00000e-07}) or too much.
 */
final class FixedNumber {
  private static final double SMALLEST_FIXED = 1e-4;
  private static final double SMALLEST_LARGE = 1e6;

  private FixedNumber() {}

  static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0.0) {
      return "0.00000";
    }
    double size = Math.abs(value);
    String format = size < SMALLEST_FIXED || size >= SMALLEST_LARGE ? "%.5e" : "%.5f";
    return String.format(Locale.ROOT, format, value);
  }
}
