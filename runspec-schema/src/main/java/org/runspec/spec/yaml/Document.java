package org.runspec.spec.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/**
 * One YAML document.
 *
 * @param anchors what each anchor stands for at the end, in the order of the file
 */
public record Document(Node root, Map<String, Node> anchors) {
  public Document {
    anchors = Collections.unmodifiableMap(new LinkedHashMap<>(anchors));
  }

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
