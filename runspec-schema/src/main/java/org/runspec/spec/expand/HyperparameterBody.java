package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** What stands below {@code - name: &anchor}: the values of one hyperparameter. */
final class HyperparameterBody {
  private static final List<String> KEYS =
      List.of(
          Sections.ORDERED_TUNING_VALUES, Sections.UNORDERED_TUNING_VALUES, Sections.TUNED_VALUE);

  private final String name;
  private final Mapping body;
  private final Overrides set;
  private final Problems problems;
  private final String path;

  /**
   * The values of a hyperparameter.
   *
   * @param set what the command line sets: the tuned value, or below it one key
   */
  HyperparameterBody(String name, Mapping body, Overrides set, Problems problems) {
    this.name = name;
    this.body = body;
    this.set = set;
    this.problems = problems;
    this.path = Sections.HYPERPARAMETERS + "." + name;
  }

  Hyperparameter read() {
    body.entries().forEach(entry -> checkKey(entry.key(), entry.keyPosition()));
    set.children().forEach((key, below) -> checkKey(key, below.anyPosition()));
    Optional<Node> ordered = value(Sections.ORDERED_TUNING_VALUES);
    Optional<Node> unordered = value(Sections.UNORDERED_TUNING_VALUES);
    if (ordered.isPresent() && unordered.isPresent()) {
      Position second =
          body.entry(Sections.UNORDERED_TUNING_VALUES)
              .map(Mapping.Entry::keyPosition)
              .orElseGet(() -> unordered.get().position());
      problems.add(
          Problem.error(second, path, "its values are ordered or unordered, not both")
              .suggesting("remove one of the lists"));
    }
    return new Hyperparameter(
        name,
        ordered.isPresent(),
        ordered.or(() -> unordered).map(this::values).orElse(List.of()),
        tuned(),
        body.position());
  }

  private void checkKey(String key, Position position) {
    if (!KEYS.contains(key)) {
      problems.add(
          Problem.error(position, path, "a hyperparameter has no '" + key + "'")
              .allowing("it has " + String.join(", ", KEYS))
              .suggesting(Nearest.question(key, KEYS)));
    }
  }

  private Optional<Node> value(String key) {
    return set.at(key).value().or(() -> body.get(key)).map(HyperparameterBody::target);
  }

  private static Node target(Node node) {
    return node instanceof Alias alias ? alias.target() : node;
  }

  private List<Scalar> values(Node node) {
    if (!(node instanceof Sequence sequence) || sequence.items().isEmpty()) {
      problems.add(
          Problem.error(node.position(), path, "tuning values are a list of at least one value"));
      return List.of();
    }
    List<Scalar> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (target(item) instanceof Scalar scalar) {
        values.add(scalar);
      } else {
        problems.add(Problem.error(item.position(), path, "each tuning value is a single one"));
      }
    }
    return values;
  }

  private Optional<Scalar> tuned() {
    Optional<Node> node = set.value().or(() -> value(Sections.TUNED_VALUE));
    if (node.isPresent() && !(node.get() instanceof Scalar)) {
      problems.add(
          Problem.error(
              node.get().position(), path, Sections.TUNED_VALUE + " has to be a single value"));
      return Optional.of(Scalar.unknown(node.get().provenance()));
    }
    return node.map(Scalar.class::cast);
  }
}
