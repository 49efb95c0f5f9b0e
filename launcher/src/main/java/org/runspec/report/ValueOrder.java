package org.runspec.report;

import java.math.BigDecimal;
import java.util.Comparator;
import org.runspec.report.filter.NaturalOrder;

/**
 * The order of a column's values: numbers by size, names by the numbers in them, all else as text.
 * Where there is no value stands first, then NaN.
 */
final class ValueOrder {
  private ValueOrder() {}

  /** Orders entries by their values at a path. */
  static Comparator<Entry> by(String path) {
    return Comparator.comparing(
        entry -> entry.at(path).orElse(null), Comparator.nullsFirst(ValueOrder::compare));
  }

  /** Whether a value is a number that is none. */
  static boolean isNaN(Object value) {
    return value instanceof Number number && Double.isNaN(number.doubleValue());
  }

  private static int compare(Object one, Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return compare(first, second);
    } else if (one.getClass() == other.getClass()
        && !(one instanceof String)
        && one instanceof Comparable<?> comparable) {
      @SuppressWarnings("unchecked") // of the same class
      Comparable<Object> first = (Comparable<Object>) comparable;
      return first.compareTo(other);
    } else if (one instanceof Number != other instanceof Number) {
      return one instanceof Number ? -1 : 1;
    }
    return NaturalOrder.compare(one.toString(), other.toString());
  }

  private static int compare(Number one, Number other) {
    boolean finite = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
    if (finite) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    } else if (isNaN(one) || isNaN(other)) {
      return Boolean.compare(isNaN(other), isNaN(one));
    }
    return Double.compare(one.doubleValue(), other.doubleValue());
  }
}
