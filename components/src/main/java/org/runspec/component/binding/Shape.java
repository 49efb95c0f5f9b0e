package org.runspec.component.binding;

import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Node;

/** A Java type that a record may declare, seen as what it holds; its text is the type's name. */
sealed interface Shape
    permits Anything, Choice, Group, Listing, Maybe, Part, Plain, Table, Unsupported {

  /** Whether this holds all values, other than null, that a definition allows, and no others. */
  boolean holds(PropertyType type);

  /** The value of a node; null, with a problem added, if it has none of this shape. */
  Object read(Node node, String path, Assembly assembly);

  /** Whether a property of this type is declared so: as {@code Optional} if it may be null. */
  default boolean fits(PropertyType type) {
    return !type.nullable() && holds(type);
  }

  /** Whether a definition allows this plain type and no other. */
  static boolean isOnly(Base base, PropertyType type) {
    return type.bases().size() == 1 && type.allows(base);
  }
}
