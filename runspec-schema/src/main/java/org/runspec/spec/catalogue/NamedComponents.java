package org.runspec.spec.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Sequence;

/** The components that a tree names, whether or not there are such. */
public final class NamedComponents {
  private NamedComponents() {}

  /** Those of a tree, each once, in document order. */
  public static Set<ComponentName> in(Node tree) {
    Set<ComponentName> names = new LinkedHashSet<>();
    collect(tree, names);
    return names;
  }

  private static void collect(Node node, Set<ComponentName> names) {
    if (node instanceof Mapping mapping) {
      ComponentName.of(mapping).ifPresent(names::add);
      mapping.entries().forEach(entry -> collect(entry.value(), names));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collect(item, names));
    } else if (node instanceof Alias alias) {
      collect(alias.target(), names);
    }
  }
}
