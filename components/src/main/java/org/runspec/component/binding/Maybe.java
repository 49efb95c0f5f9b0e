package org.runspec.component.binding;

import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** A value or null. */
record Maybe(Shape value) implements Shape {

  @Override
  public boolean holds(PropertyType type) {
    return false;
  }

  @Override
  public boolean fits(PropertyType type) {
    return type.nullable() && value.holds(type);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    boolean absent = node instanceof Scalar scalar && scalar.isNull();
    return absent ? Optional.empty() : Optional.ofNullable(assembly.read(node, path, value));
  }

  @Override
  public String toString() {
    return "Optional<" + Types.boxed(value) + ">";
  }
}
