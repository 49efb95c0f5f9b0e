package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Copies a definition's default into a runspec, where its user can be pointed at it. */
final class Defaults {
  private Defaults() {}

  /**
   * The default of a property.
   *
   * @param position the user's line that names the component
   */
  static Node of(Property property, ComponentName component, Position position) {
    return copy(property.defaultValue(), property.name(), component, position);
  }

  private static Node copy(Node node, String property, ComponentName component, Position position) {
    Provenance provenance =
        new Provenance(
            position,
            List.of(new Provenance.Defaulted(component.toString(), property, node.position())));
    if (node instanceof Alias alias) {
      return copy(alias.target(), property, component, position);
    }
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(copy(item, property, component, position)));
      return new Sequence(items, provenance);
    }
    if (node instanceof Mapping mapping) {
      List<Mapping.Entry> entries = new ArrayList<>();
      for (Mapping.Entry entry : mapping.entries()) {
        entries.add(
            new Mapping.Entry(
                entry.key(), position, copy(entry.value(), property, component, position)));
      }
      return new Mapping(entries, provenance);
    }
    return ((Scalar) node).withProvenance(provenance);
  }
}
