package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Walks an expanded tree with the type of each value at hand. */
final class TypedTree {
  private final Catalogue catalogue;

  TypedTree(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What becomes of one scalar. */
  interface ScalarRule {
    /**
     * The new scalar.
     *
     * @param type the type of the property; empty inside free mappings and lists
     */
    Scalar apply(Scalar scalar, Optional<PropertyType> type, String path);
  }

  /** The same tree with each scalar put through a rule, in document order. */
  Mapping map(Mapping root, ScalarRule rule) {
    return (Mapping) map(root, Optional.empty(), "", rule);
  }

  private Node map(Node node, Optional<PropertyType> type, String path, ScalarRule rule) {
    if (node instanceof Mapping mapping) {
      Optional<Definition> definition = definition(mapping);
      List<Mapping.Entry> entries = new ArrayList<>();
      for (Mapping.Entry entry : mapping.entries()) {
        Optional<PropertyType> inner = typeOf(definition, entry.key());
        String innerPath = TreePath.child(path, entry.key());
        boolean name = entry.key().equals(Sections.COMPONENT) && definition.isPresent();
        entries.add(name ? entry : entry.withValue(map(entry.value(), inner, innerPath, rule)));
      }
      return new Mapping(entries, mapping.provenance());
    }
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      Optional<PropertyType> itemType = type.flatMap(PropertyType::items);
      for (Node item : sequence.items()) {
        items.add(map(item, itemType, TreePath.item(path, items.size()), rule));
      }
      return new Sequence(items, sequence.provenance());
    }
    return rule.apply((Scalar) node, type, path);
  }

  /** The definition of a mapping that is a component. */
  Optional<Definition> definition(Mapping mapping) {
    return ComponentName.of(mapping).flatMap(catalogue::find);
  }

  /** The type of a component's property. */
  static Optional<PropertyType> typeOf(Optional<Definition> definition, String key) {
    return definition.flatMap(known -> known.property(key)).map(Property::type);
  }
}
