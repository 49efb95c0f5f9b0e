package org.runspec.spec.tree;

import java.util.List;

/** A list. */
public record Sequence(List<Node> items, Provenance provenance) implements Node {
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public Sequence withProvenance(Provenance other) {
    return new Sequence(items, other);
  }
}
