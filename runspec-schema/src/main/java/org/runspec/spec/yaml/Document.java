package org.runspec.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/**
 * One YAML document.
 *
 * @param anchors in the order in which their nodes end; a name may stand several times
 */
public record Document(Node root, List<Anchor> anchors) {
  public Document {
    anchors = List.copyOf(anchors);
  }

  /** A node that was given a name, {@code &name}. */
  public record Anchor(String name, Node node) {}

  /** The root as a mapping; empty, and a problem, if it is something else. */
  public Optional<Mapping> mapping(Problems problems) {
    if (root instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.add(
        Problem.error(root.position(), "", "this is not a mapping")
            .allowing("the file holds lines of the form 'key: value'"));
    return Optional.empty();
  }
}
