package org.runspec.spec.yaml;

import java.util.List;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Sequence;

/** Gives a whole tree one place, for values that came from the command line. */
final class Relocation {
  private Relocation() {}

  static Node to(Position position, Node node) {
    Provenance provenance = new Provenance(position, List.of(new Provenance.Overridden(position)));
    if (node instanceof Sequence sequence) {
      return new Sequence(
          sequence.items().stream().map(item -> to(position, item)).toList(), provenance);
    }
    if (node instanceof Mapping mapping) {
      return new Mapping(
          mapping.entries().stream()
              .map(e -> new Mapping.Entry(e.key(), position, to(position, e.value())))
              .toList(),
          provenance);
    }
    if (node instanceof Alias alias) {
      return to(position, alias.target());
    }
    return node.withProvenance(provenance);
  }
}
