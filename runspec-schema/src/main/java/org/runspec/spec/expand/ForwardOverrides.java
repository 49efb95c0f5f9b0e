package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Sequence;

/**
 * What the command line sets in {@code forward_definitions}. It changes the anchored tree itself,
 * and so what each of its aliases and merge keys stands for.
 */
final class ForwardOverrides {
  private final IdentityHashMap<Node, Node> changed = new IdentityHashMap<>();
  private final Problems problems;

  private ForwardOverrides(Problems problems) {
    this.problems = problems;
  }

  static ForwardOverrides of(Optional<Node> section, Overrides set, Problems problems) {
    ForwardOverrides overrides = new ForwardOverrides(problems);
    if (set.isEmpty()) {
      return overrides;
    }
    if (section.isEmpty() || set.value().isPresent()) {
      problems.add(
          Problem.error(set.anyPosition(), "", "anchors cannot be set on the command line")
              .allowing("single values of forward_definitions that are written can be set")
              .suggesting("--set PATH=VALUE with the path of a property in processing_stages"));
      return overrides;
    }
    overrides.change(section.get(), set, Sections.FORWARD_DEFINITIONS, true);
    return overrides;
  }

  /** The node that now stands where {@code written} stood. */
  Node now(Node written) {
    return changed.getOrDefault(written, written);
  }

  private Node change(Node written, Overrides set, String path, boolean atItsAnchor) {
    if (set.isEmpty()) {
      return written;
    }
    Node node = set.value().map(value -> Overrides.overriding(value, written)).orElse(written);
    Node result = set.children().isEmpty() ? node : inside(node, set, path, atItsAnchor);
    if (atItsAnchor) {
      changed.put(written, result);
    }
    return result;
  }

  private Node inside(Node node, Overrides set, String path, boolean atItsAnchor) {
    if (node instanceof Alias alias) {
      Node target = inside(alias.target(), set, path, false);
      return target.withProvenance(
          target
              .provenance()
              .then(new Provenance.Aliased(alias.anchor(), alias.position()))
              .at(alias.position()));
    }
    if (node instanceof Mapping mapping) {
      return mapping(mapping, set, path, atItsAnchor);
    }
    if (node instanceof Sequence sequence) {
      return sequence(sequence, set, path, atItsAnchor);
    }
    problems.add(
        Problem.error(set.anyPosition(), path, "this is a single value, nothing is inside it"));
    return node;
  }

  private Mapping mapping(Mapping mapping, Overrides set, String path, boolean atItsAnchor) {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      String inner = TreePath.child(path, entry.key());
      entries.add(entry.withValue(change(entry.value(), set.at(entry.key()), inner, atItsAnchor)));
    }
    for (Map.Entry<String, Overrides> child : set.children().entrySet()) {
      String key = child.getKey();
      if (mapping.entry(key).isEmpty() && child.getValue().value().isPresent()) {
        Node added = child.getValue().value().get();
        Node value = change(added, child.getValue().inside(), TreePath.child(path, key), false);
        entries.add(new Mapping.Entry(key, child.getValue().position(), value));
      } else if (mapping.entry(key).isEmpty()) {
        problems.add(
            Problem.error(child.getValue().anyPosition(), path, "no '" + key + "' is written here")
                .allowing("there are " + String.join(", ", mapping.keys()))
                .suggesting(Nearest.question(key, mapping.keys())));
      }
    }
    return new Mapping(entries, mapping.provenance());
  }

  private Sequence sequence(Sequence sequence, Overrides set, String path, boolean atItsAnchor) {
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      items.add(
          change(
              sequence.items().get(i),
              set.at(TreePath.item("", i)),
              TreePath.item(path, i),
              atItsAnchor));
    }
    set.reportItemsBeyond(items.size(), path, problems);
    return new Sequence(items, sequence.provenance());
  }
}
