package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Leaves out each component with {@code enabled: false}. */
final class Pruning {
  private final TypedTree types;
  private final Problems problems;

  Pruning(TypedTree types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  static boolean isDisabled(Node node) {
    return node instanceof Mapping mapping
        && mapping.entry(Sections.COMPONENT).isPresent()
        && mapping
            .get(Sections.ENABLED)
            .map(value -> value instanceof Scalar scalar && isFalse(scalar.value()))
            .orElse(false);
  }

  private static boolean isFalse(Object value) {
    return value.equals(false) || value.equals(0L);
  }

  Mapping prune(Mapping mapping, String path) {
    Optional<Definition> definition = types.definition(mapping);
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      String inner = TreePath.child(path, entry.key());
      if (!isDisabled(entry.value())) {
        entries.add(entry.withValue(node(entry.value(), inner)));
        continue;
      }
      Optional<PropertyType> type = TypedTree.typeOf(definition, entry.key());
      if (type.isEmpty()) {
        continue;
      }
      if (!type.get().nullable()) {
        problems.add(
            Problem.error(
                    entry.value().position(),
                    inner,
                    "this is disabled, but " + definition.orElseThrow().name() + " needs it")
                .suggesting("enable it, or put another component in its place"));
      }
      entries.add(
          entry.withValue(new Scalar(Scalar.Null.NULL, "null", entry.value().provenance())));
    }
    return new Mapping(entries, mapping.provenance());
  }

  private Node node(Node node, String path) {
    if (node instanceof Mapping mapping) {
      return prune(mapping, path);
    }
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        Node item = sequence.items().get(i);
        if (!isDisabled(item) && !isDisabledStage(item)) {
          items.add(node(item, TreePath.item(path, i)));
        }
      }
      return new Sequence(items, sequence.provenance());
    }
    return node;
  }

  static boolean isDisabledStage(Node item) {
    return item instanceof Mapping mapping
        && mapping.get(Sections.PROCESSING_STAGE).map(Pruning::isDisabled).orElse(false);
  }
}
