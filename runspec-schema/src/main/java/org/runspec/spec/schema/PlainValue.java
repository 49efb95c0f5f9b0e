package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.json.JSONObject;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Values of a tree as JSON values: maps and lists in their order, {@link JSONObject#NULL}. */
final class PlainValue {
  private PlainValue() {}

  /** A scalar's value. */
  static Object json(Object scalar) {
    return scalar == Scalar.Null.NULL ? JSONObject.NULL : scalar;
  }

  /** A tree; empty where a part of it is nothing that JSON has, such as infinity. */
  static Optional<Object> of(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar(scalar.value());
    }
    if (node instanceof Alias alias) {
      return of(alias.target());
    }
    return node instanceof Sequence sequence ? list(sequence) : map((Mapping) node);
  }

  private static Optional<Object> scalar(Object value) {
    boolean known =
        value instanceof Double number ? Double.isFinite(number) : value != Scalar.Unknown.UNKNOWN;
    return known ? Optional.of(json(value)) : Optional.empty();
  }

  private static Optional<Object> list(Sequence sequence) {
    List<Object> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      of(item).ifPresent(items::add);
    }
    return items.size() == sequence.items().size() ? Optional.of(items) : Optional.empty();
  }

  private static Optional<Object> map(Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      of(entry.value()).ifPresent(value -> values.put(entry.key(), value));
    }
    return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
  }
}
