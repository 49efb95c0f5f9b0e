package org.runspec.spec.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees as plain Java values: Map, List, String, Long, Double, BigInteger, Boolean and null. None
 * of them can be changed.
 */
public final class PlainValues {
  private PlainValues() {}

  /** The value of a tree; maps keep the order of their keys. */
  public static Object of(Node node) {
    if (node instanceof Alias alias) {
      return of(alias.target());
    }
    if (node instanceof Mapping mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> map.put(entry.key(), of(entry.value())));
      return Collections.unmodifiableMap(map);
    }
    if (node instanceof Sequence sequence) {
      List<Object> list = new ArrayList<>();
      sequence.items().forEach(item -> list.add(of(item)));
      return Collections.unmodifiableList(list);
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() || scalar.isUnknown() ? null : scalar.value();
  }
}
