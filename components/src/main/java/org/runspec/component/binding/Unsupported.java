package org.runspec.component.binding;

import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.tree.Node;

/** A Java type that no property can fill. */
record Unsupported(String type) implements Shape {

  @Override
  public boolean holds(PropertyType allowed) {
    return false;
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    return assembly.mismatch(node, path, this);
  }

  @Override
  public String toString() {
    return type;
  }
}
