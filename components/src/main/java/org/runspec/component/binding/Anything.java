package org.runspec.component.binding;

import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;

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
    return PlainValues.of(node);
  }

  @Override
  public String toString() {
    return "Object";
  }
}
