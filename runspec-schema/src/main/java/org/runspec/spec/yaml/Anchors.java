package org.runspec.spec.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Node;

/** What anchors stand for so far, and what aliases of them mean. */
final class Anchors {
  /** Nobody reads more, and each is looked for among all anchors. */
  private static final int MOST_SUGGESTIONS = 50;

  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<Document.Anchor> named = new ArrayList<>();
  private final Set<String> open = new HashSet<>();
  private final Problems problems;
  private int unknownAliases;

  Anchors(Problems problems) {
    this.problems = problems;
  }

  /** What an anchor stands for, and how much that is with all aliases written out. */
  record Anchored(Node node, Size size) {}

  /** A node with this anchor begins; until it ends, no alias may mean it. */
  void begin(String anchor) {
    open.add(anchor);
  }

  /** A node with this anchor is complete. */
  void end(String anchor, Node node, Size size) {
    open.remove(anchor);
    anchors.put(anchor, new Anchored(node, size));
    named.add(new Document.Anchor(anchor, node));
  }

  /** All of them, in the order in which their nodes ended. */
  List<Document.Anchor> named() {
    return named;
  }

  /** What an alias means; empty, and a problem, if it means nothing. */
  Optional<Anchored> of(String alias, Position position) {
    if (open.contains(alias)) {
      problems.add(
          Problem.error(position, "", "*" + alias + " stands inside what it stands for")
              .suggesting("write the value out here, or move &" + alias));
      return Optional.empty();
    }
    Anchored anchored = anchors.get(alias);
    if (anchored == null) {
      problems.add(unknown(alias, position));
    }
    return Optional.ofNullable(anchored);
  }

  private Problem unknown(String name, Position position) {
    Problem problem = Problem.error(position, "", "there is no &" + name + " above this line");
    unknownAliases++;
    if (anchors.isEmpty() || unknownAliases > MOST_SUGGESTIONS) {
      return problem;
    }
    return problem
        .allowing("known are " + known())
        .suggesting(Nearest.to(name, anchors.keySet()).map(n -> "did you mean *" + n + "?"));
  }

  private String known() {
    return String.join(", ", anchors.keySet().stream().sorted().map(name -> "*" + name).toList());
  }
}
