package org.runspec.spec.tree;

/**
 * A use of an anchor, {@code *anchor}, at its own place.
 *
 * @param target what the anchor stands for
 */
public record Alias(String anchor, Node target, Provenance provenance) implements Node {
  @Override
  public Alias withProvenance(Provenance other) {
    return new Alias(anchor, target, other);
  }
}
