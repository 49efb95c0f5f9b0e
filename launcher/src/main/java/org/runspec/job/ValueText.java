package org.runspec.job;

import java.math.BigDecimal;

/** Hyperparameters as programs get them. */
public final class ValueText {
  private ValueText() {}

  /** Numbers as people write them: {@code 0.0001} where Java has {@code 1.0E-4}. */
  public static String of(Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? shorter(number.toString())
        : String.valueOf(value);
  }

  private static String shorter(String number) {
    return number.contains("E") ? new BigDecimal(number).stripTrailingZeros().toString() : number;
  }
}
