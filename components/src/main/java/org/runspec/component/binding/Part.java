package org.runspec.component.binding;

import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/** Another component, as the interface that its owner knows. */
record Part(Class<?> type) implements Shape {

  @Override
  public boolean holds(PropertyType allowed) {
    return Shape.isOnly(Base.COMPONENT, allowed);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    return node instanceof Mapping mapping
        ? assembly.component(mapping, path, type)
        : assembly.mismatch(node, path, this);
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
