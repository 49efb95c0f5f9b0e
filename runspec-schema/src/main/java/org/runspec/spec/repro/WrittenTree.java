package org.runspec.spec.repro;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance.Defaulted;
import org.runspec.spec.tree.Provenance.Overridden;
import org.runspec.spec.tree.Provenance.Step;
import org.runspec.spec.tree.Sequence;

/** An expanded tree without what its components' defaults alone put there. */
final class WrittenTree {
  private WrittenTree() {}

  static Mapping of(Mapping expanded) {
    return new Mapping(
        expanded.entries().stream()
            .flatMap(entry -> written(entry.value()).map(entry::withValue).stream())
            .toList(),
        expanded.provenance());
  }

  private static Optional<Node> written(Node node) {
    if (isDefault(node)) {
      return Optional.empty();
    } else if (node instanceof Mapping mapping) {
      return Optional.of(of(mapping));
    } else if (node instanceof Sequence list) {
      List<Node> items =
          list.items().stream().map(item -> item instanceof Mapping it ? of(it) : item).toList();
      return Optional.of(new Sequence(items, list.provenance()));
    }
    return Optional.of(node);
  }

  /** Whether nobody wrote a value, nor anything in it. */
  private static boolean isDefault(Node node) {
    List<Step> steps = node.provenance().steps();
    return steps.stream().anyMatch(Defaulted.class::isInstance) && !isOverridden(node);
  }

  private static boolean isOverridden(Node node) {
    if (node.provenance().steps().stream().anyMatch(Overridden.class::isInstance)) {
      return true;
    } else if (node instanceof Mapping mapping) {
      return mapping.entries().stream().anyMatch(entry -> isOverridden(entry.value()));
    }
    return node instanceof Sequence list
        && list.items().stream().anyMatch(WrittenTree::isOverridden);
  }
}
