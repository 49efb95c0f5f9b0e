package org.runspec.component.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/** A mapping with any keys, in their order. */
record Table(Shape value) implements Shape {

  @Override
  public boolean holds(PropertyType type) {
    return Shape.isOnly(Base.OBJECT, type);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    if (!(node instanceof Mapping mapping)) {
      return assembly.mismatch(node, path, this);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      values.put(entry.key(), assembly.read(entry.value(), path + "." + entry.key(), value));
    }
    return Collections.unmodifiableMap(values);
  }

  @Override
  public String toString() {
    return "Map<String, " + Types.boxed(value) + ">";
  }
}
