package org.runspec.report.plot.layout;

import java.util.Locale;
import org.runspec.report.plot.figure.ShortNumber;

/** Numbers at ticks: as short as can be, and all of an axis in the same form. */
final class TickText {
  private static final double[] SIZES = {1e9, 1e6, 1e3};
  private static final String[] SUFFIXES = {"G", "M", "k"};
  private static final double SHORT = 1e4;
  private static final double SCIENTIFIC_FROM = 1e12;
  private static final double SCIENTIFIC_BELOW = 1e-4;

  private TickText() {}

  /**
   * A number at a tick.
   *
   * @param greatest the largest number of the axis, without its sign
   * @param step from tick to tick
   */
  static String of(double value, double greatest, double step) {
    if (value == 0 || Math.abs(value) < step * 1e-6) {
      return "0";
    } else if (greatest >= SCIENTIFIC_FROM || greatest < SCIENTIFIC_BELOW) {
      return scientific(value, step);
    }
    for (int i = 0; i < SIZES.length; i++) {
      if (greatest >= SHORT && greatest >= SIZES[i]) {
        return fixed(value / SIZES[i], step / SIZES[i]) + SUFFIXES[i];
      }
    }
    return fixed(value, step);
  }

  /** A number by itself, beside which others need not be in the same form. */
  static String alone(double value) {
    return minus(ShortNumber.of(value));
  }

  /** A power of ten. */
  static String power(double value) {
    double size = Math.abs(value);
    boolean isPlain = size >= SCIENTIFIC_BELOW * 0.99 && size < SHORT * 10;
    return isPlain ? of(value, Math.min(size, SHORT - 1), size) : scientific(value, value);
  }

  private static String fixed(double value, double step) {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-6));
    return minus(String.format(Locale.ROOT, "%." + Math.min(12, decimals) + "f", value));
  }

  private static String scientific(double value, double step) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    double scale = Math.pow(10, exponent);
    return fixed(value / scale, Math.max(1e-9, Math.min(1, step / scale)))
        + "e"
        + minus(String.valueOf(exponent));
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }
}
