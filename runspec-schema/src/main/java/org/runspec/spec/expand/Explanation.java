package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * Where the values of a runspec come from.
 *
 * @param path such as {@code processing_stages[0].agent.learning_rate}
 * @param value the value's text
 * @param steps how it came about, oldest first
 */
public record Explanation(String path, String value, List<String> steps) {
  public Explanation {
    steps = List.copyOf(steps);
  }

  /**
   * The values that a key names: a whole path, the end of some paths, or something that values
   * stand below.
   *
   * @throws UserProblem if it names none
   */
  public static List<Explanation> of(Runspec runspec, String key) {
    List<Explanation> all = new ArrayList<>();
    collect(runspec.complete(), "", all);
    String wanted = key.replace("." + Sections.PROCESSING_STAGE, "");
    List<Explanation> found = all.stream().filter(each -> each.isNamed(wanted)).toList();
    if (!found.isEmpty()) {
      return found;
    }
    List<Explanation> below = all.stream().filter(each -> each.isBelow(wanted)).toList();
    if (!below.isEmpty()) {
      return below;
    }
    List<String> names =
        all.stream()
            .map(Explanation::path)
            .flatMap(path -> List.of(path, path.substring(path.lastIndexOf('.') + 1)).stream())
            .distinct()
            .toList();
    throw new UserProblem(
        "explain " + key,
        "the runspec has no such value",
        Nearest.to(wanted, names).orElse("a path such as processing_stages[0].max_iterations"));
  }

  private boolean isNamed(String key) {
    return path.equals(key) || path.endsWith("." + key);
  }

  private boolean isBelow(String key) {
    String padded = "." + path;
    return padded.contains("." + key + ".") || padded.contains("." + key + "[");
  }

  private static void collect(Node node, String path, List<Explanation> all) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> collect(entry.value(), TreePath.child(path, entry.key()), all));
    } else if (node instanceof Sequence sequence && !isFlat(sequence)) {
      for (int i = 0; i < sequence.items().size(); i++) {
        collect(sequence.items().get(i), TreePath.item(path, i), all);
      }
    } else {
      List<String> steps =
          node.provenance().steps().stream().map(Provenance.Step::describe).toList();
      all.add(new Explanation(path, text(node), steps));
    }
  }

  private static boolean isFlat(Sequence sequence) {
    return sequence.items().stream().allMatch(Scalar.class::isInstance);
  }

  private static String text(Node node) {
    if (node instanceof Sequence sequence) {
      return "["
          + String.join(", ", sequence.items().stream().map(Explanation::text).toList())
          + "]";
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() ? "null" : scalar.text();
  }
}
