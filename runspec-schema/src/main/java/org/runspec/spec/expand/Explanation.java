package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * @param node the value
 */
public record Explanation(String path, Node node) {
  private static final Pattern STAGE_KEY = Pattern.compile("\\.processing_stage(?=[.\\[]|$)");

  /** The value's text. */
  public String value() {
    return text(node);
  }

  /** How it came about, oldest first. */
  public List<Provenance.Step> steps() {
    return node.provenance().steps();
  }

  /**
   * The values that a key names: a whole path, the end of some paths, or something that values
   * stand below.
   *
   * @throws UserProblem if it names none
   */
  public static List<Explanation> of(Runspec runspec, String key) {
    List<Explanation> all = new ArrayList<>();
    List<Explanation> items = new ArrayList<>();
    collect(runspec.complete(), "", all, items);
    String wanted = STAGE_KEY.matcher(key).replaceAll("");
    for (List<Explanation> candidates :
        List.of(
            all.stream().filter(each -> each.isNamed(wanted)).toList(),
            items.stream().filter(each -> each.isNamed(wanted)).toList(),
            all.stream().filter(each -> each.isBelow(wanted)).toList())) {
      if (!candidates.isEmpty()) {
        return candidates;
      }
    }
    List<String> names =
        all.stream()
            .map(Explanation::path)
            .flatMap(path -> Stream.of(path, path.substring(path.lastIndexOf('.') + 1)))
            .distinct()
            .toList();
    throw new UserProblem(
        "explain " + key,
        "the runspec has no such value",
        Nearest.to(wanted, names).orElse("a path such as processing_stages[0].max_iterations"));
  }

  private boolean isNamed(String key) {
    return ("." + path).endsWith("." + key);
  }

  private boolean isBelow(String key) {
    String padded = "." + path;
    return padded.contains("." + key + ".") || padded.contains("." + key + "[");
  }

  /** Lists of single values are explained as a whole; their items are kept apart. */
  private static void collect(
      Node node, String path, List<Explanation> all, List<Explanation> items) {
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      mapping
          .entries()
          .forEach(entry -> collect(entry.value(), TreePath.child(path, entry.key()), all, items));
      return;
    }
    if (node instanceof Sequence sequence) {
      boolean flat = isFlat(sequence);
      for (int i = 0; i < sequence.items().size(); i++) {
        collect(sequence.items().get(i), TreePath.item(path, i), flat ? items : all, items);
      }
      if (!flat) {
        return;
      }
    }
    all.add(new Explanation(path, node));
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
    if (node instanceof Mapping) {
      return "{}";
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() ? "null" : scalar.text();
  }
}
