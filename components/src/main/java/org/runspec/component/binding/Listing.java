package org.runspec.component.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Sequence;

/** A list. */
record Listing(Shape item) implements Shape {

  @Override
  public boolean holds(PropertyType type) {
    return Shape.isOnly(Base.ARRAY, type) && type.items().map(item::fits).orElse(true);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    if (!(node instanceof Sequence sequence)) {
      return assembly.mismatch(node, path, this);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      values.add(assembly.read(sequence.items().get(i), path + "[" + i + "]", item));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  public String toString() {
    return "List<" + Types.boxed(item) + ">";
  }
}
