package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The components that a tree names. */
final class NamedComponents {
  private NamedComponents() {}

  /** Those in the default of a property. */
  static List<ComponentName> in(Property property) {
    List<ComponentName> names = new ArrayList<>();
    collect(property.defaultValue(), names);
    return names;
  }

  private static void collect(Node node, List<ComponentName> names) {
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        if (entry.key().equals(Sections.COMPONENT) && entry.value() instanceof Scalar scalar) {
          ComponentName.parse(scalar.text()).ifPresent(names::add);
        } else {
          collect(entry.value(), names);
        }
      }
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collect(item, names));
    } else if (node instanceof Alias alias) {
      collect(alias.target(), names);
    }
  }
}
