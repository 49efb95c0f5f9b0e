package org.runspec.report.notebook;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** A runspec as it was launched, with the names of its anchors. */
final class SpecTree {
  private final Node root;
  private final IdentityHashMap<Node, String> anchors = new IdentityHashMap<>();

  private SpecTree(Document document) {
    this.root = document.root();
    document.anchors().forEach(anchor -> anchors.put(anchor.node(), anchor.name()));
  }

  /** Reads a runspec; empty if it is none. */
  static Optional<SpecTree> of(String text) {
    return new YamlReader()
        .read(new SourceText(StoreLayout.LAUNCHED_SPEC, text), new Problems())
        .map(SpecTree::new);
  }

  Node root() {
    return root;
  }

  /** By what an item of a list is known: its name, or the component that it is. */
  Optional<String> identity(Node item) {
    if (!(item instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Optional<Node> name = mapping.get("name");
    if (name.isPresent()) {
      return name.map(node -> anchors.getOrDefault(node, text(node)));
    }
    Optional<String> component = mapping.get("component").map(this::text);
    return component.or(
        () ->
            mapping.entries().size() == 1
                ? identity(mapping.entries().get(0).value())
                : Optional.empty());
  }

  /** A value as it is written in one line; an alias by its name. */
  String text(Node node) {
    String anchor = anchors.containsKey(node) ? "&" + anchors.get(node) + " " : "";
    if (node instanceof Alias alias) {
      return "*" + alias.anchor();
    } else if (node instanceof Mapping mapping) {
      return anchor
          + mapping.entries().stream()
              .map(entry -> entry.key() + ": " + text(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    } else if (node instanceof Sequence sequence) {
      return anchor
          + sequence.items().stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
    }
    Scalar scalar = (Scalar) node;
    return (anchor + (scalar.isNull() ? "null" : scalar.text())).strip();
  }
}
