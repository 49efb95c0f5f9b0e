package org.runspec.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each of some values stands in their list. Numbers are compared as such. */
final class Places {
  private final Map<Object, Integer> places = new HashMap<>();

  Places(List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      places.putIfAbsent(comparable(values.get(i)), i);
    }
  }

  /** Where a value stands, from 0; -1 if it does not, or is null. */
  int of(Object value) {
    return places.getOrDefault(comparable(value), -1);
  }

  /** Files keep the value of a number, not its type. */
  private static Object comparable(Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
