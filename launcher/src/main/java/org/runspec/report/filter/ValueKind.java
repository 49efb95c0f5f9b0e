package org.runspec.report.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/** What the values of a column are. */
enum ValueKind {
  NUMBER,
  TIME,
  LENGTH,
  TRUTH,
  /** Text, none of which reads as a number. */
  TEXT,
  /** None of these, or not all the same. */
  ANY;

  static ValueKind of(Stream<Object> values) {
    ValueKind kind = null;
    for (Iterator<Object> each = values.iterator(); each.hasNext(); ) {
      ValueKind found = of(each.next());
      if (kind != null && kind != found) {
        return ANY;
      }
      kind = found;
    }
    return kind == null ? ANY : kind;
  }

  private static ValueKind of(Object value) {
    if (value instanceof Number) {
      return NUMBER;
    } else if (value instanceof Instant) {
      return TIME;
    } else if (value instanceof Duration) {
      return LENGTH;
    } else if (value instanceof Boolean) {
      return TRUTH;
    }
    return value instanceof String text && Literal.number(text).isEmpty() ? TEXT : ANY;
  }
}
