package org.runspec.run.journal;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes a double as the shortest decimal that reads back as the same double, laid out as Python
 * does: {@code 0.0004}, {@code 1.0}, {@code 3e-07}, {@code 1e+16}, {@code NaN}, {@code -Infinity}.
 * The result is a JSON number, or one of the three bare words that Python's json reads.
 */
public final class ShortestDecimal {
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 15;

  private ShortestDecimal() {}

  /** The text of a number. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    String sign = Double.compare(value, 0.0) < 0 ? "-" : "";
    if (value == 0.0) {
      return sign + "0.0";
    }
    BigDecimal decimal = shortest(Math.abs(value));
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    return sign
        + (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
            ? scientific(digits, exponent)
            : plain(decimal));
  }

  private static BigDecimal shortest(double value) {
    // Double.toString is not the shortest before JDK 19. Jackson's fast writer is, but like
    // Java's it keeps two digits where one would do: 4.9E-324.
    BigDecimal decimal = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    BigDecimal oneDigit = decimal.round(new MathContext(1)).stripTrailingZeros();
    return oneDigit.doubleValue() == value ? oneDigit : decimal;
  }

  private static String plain(BigDecimal decimal) {
    String text = decimal.toPlainString();
    return decimal.scale() > 0 ? text : text + ".0";
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
  }
}
