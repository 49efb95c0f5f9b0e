package org.runspec.component.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * {@code Object}: a String, Boolean, Long, Double or BigInteger, a List or Map of such, and null
 * only inside of those.
 */
record Anything() implements Shape {

  @Override
  public boolean holds(PropertyType type) {
    return true;
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    return plain(node);
  }

  @Override
  public String toString() {
    return "Object";
  }

  private static Object plain(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.isNull() ? null : scalar.value();
    }
    if (node instanceof Sequence sequence) {
      List<Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(plain(item)));
      return Collections.unmodifiableList(items);
    }
    if (node instanceof Mapping mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> values.put(entry.key(), plain(entry.value())));
      return Collections.unmodifiableMap(values);
    }
    return plain(((Alias) node).target());
  }
}
