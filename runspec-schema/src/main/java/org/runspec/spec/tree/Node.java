package org.runspec.spec.tree;

import org.runspec.spec.problem.Position;

/** A node of a runspec, as written or as expanded. */
public sealed interface Node permits Scalar, Sequence, Mapping, Alias {
  /** How this node came about. */
  Provenance provenance();

  /** The same node with another history. */
  Node withProvenance(Provenance provenance);

  /** Where to point a user who asks about this node. */
  default Position position() {
    return provenance().position();
  }
}
