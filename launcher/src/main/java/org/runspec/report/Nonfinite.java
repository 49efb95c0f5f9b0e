package org.runspec.report;

/** Numbers for which JSON has no words: in records they are texts. */
final class Nonfinite {
  private Nonfinite() {}

  /** The number that a value was before it was recorded; any other value as it is. */
  static Object restored(Object value) {
    if (value instanceof String text) {
      return switch (text) {
        case "NaN" -> Double.NaN;
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> value;
      };
    }
    return value;
  }
}
