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
          Sections.ORDERED_TUNING_VALUES,
          Sections.UNORDERED_TUNING_VALUES,
          Sections.TUNING_DISTRIBUTION,
          Sections.TUNED_VALUE);

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
    Optional<Node> distribution = value(Sections.TUNING_DISTRIBUTION);
    if (ordered.isPresent() && unordered.isPresent()) {
      problems.add(
          Problem.error(
                  positionOf(Sections.UNORDERED_TUNING_VALUES, unordered.get()),
                  path,
                  "its values are ordered or unordered, not both")
              .suggesting("remove one of the lists"));
    }
    Optional<Node> listed = ordered.or(() -> unordered);
    if (listed.isPresent() && distribution.isPresent()) {
      problems.add(
          Problem.error(
                  positionOf(Sections.TUNING_DISTRIBUTION, distribution.get()),
                  path,
                  "its values are listed or drawn from a distribution, not both")
              .suggesting("remove the list or the distribution"));
    }
    Optional<Scalar> notation =
        distribution.isPresent()
            ? distribution.flatMap(this::notation)
            : listed.filter(HyperparameterBody::isNotation).map(Scalar.class::cast);
    boolean isList = listed.isPresent() && distribution.isEmpty() && notation.isEmpty();
    return new Hyperparameter(
        name,
        ordered.isPresent() || unordered.isEmpty(),
        isList ? values(listed.get()) : List.of(),
        notation,
        distribution.isPresent(),
        tuned(),
        body.position());
  }

  private Position positionOf(String key, Node value) {
    return body.entry(key).map(Mapping.Entry::keyPosition).orElseGet(value::position);
  }

  private static boolean isNotation(Node node) {
    return node instanceof Scalar scalar
        && scalar.value() instanceof String text
        && text.startsWith("$");
  }

  private Optional<Scalar> notation(Node node) {
    if (node instanceof Scalar scalar && scalar.value() instanceof String) {
      return Optional.of(scalar);
    } else if (!(node instanceof Scalar scalar) || !scalar.isUnknown()) {
      problems.add(
          Problem.error(node.position(), path, "a distribution is written as text")
              .suggesting("write $uniform(low, high), or list values instead"));
    }
    return Optional.empty();
  }

  private void checkKey(String key, Position position) {
    if (!KEYS.contains(key)) {
      problems.add(
          Problem.error(position, path, "a hyperparameter has no '" + key + "'")
              .allowing("it has " + String.join(", ", KEYS))
              .suggesting(Nearest.question(key, KEYS)));
    }
  }

  /** What is set to null is not there, whatever the runspec says. */
  private Optional<Node> value(String key) {
    Optional<Node> own = set.at(key).value();
    if (own.isPresent() && own.get() instanceof Scalar scalar && scalar.isNull()) {
      return Optional.empty();
    }
    return own.or(() -> body.get(key)).map(HyperparameterBody::target);
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
