package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The {@code hyperparameters} section: a list of {@code - name: &anchor} with values below it. */
final class HyperparameterSection {
  static final String NAME = "name";
  static final String ORDERED = "ordered_tuning_values";
  static final String UNORDERED = "unordered_tuning_values";
  static final String TUNED = "tuned_value";
  private static final List<String> KEYS = List.of(ORDERED, UNORDERED, TUNED);

  private final Map<String, Hyperparameter> byName = new LinkedHashMap<>();
  private final Map<Node, Hyperparameter> byNode = new IdentityHashMap<>();
  private final Problems problems;

  private HyperparameterSection(Problems problems) {
    this.problems = problems;
  }

  static HyperparameterSection read(
      Optional<Node> section, Map<String, Node> anchors, Overrides set, Problems problems) {
    HyperparameterSection read = new HyperparameterSection(problems);
    section.ifPresent(node -> read.list(node, anchors, set));
    set.children()
        .forEach(
            (name, override) -> {
              if (!read.byName.containsKey(name)) {
                problems.add(
                    Problem.error(override.anyPosition(), "", "no hyperparameter " + name)
                        .allowing("there are " + String.join(", ", read.byName.keySet()))
                        .suggesting(Nearest.question(name, read.byName.keySet())));
              }
            });
    return read;
  }

  /** In the order of the file. */
  List<Hyperparameter> all() {
    return List.copyOf(byName.values());
  }

  /** The hyperparameter that an alias's target declares, if it declares one. */
  Optional<Hyperparameter> declaredBy(Node target) {
    return Optional.ofNullable(byNode.get(target));
  }

  private void list(Node section, Map<String, Node> anchors, Overrides set) {
    if (section instanceof Scalar scalar && scalar.isNull()) {
      return;
    }
    if (!(section instanceof Sequence sequence)) {
      problems.add(
          Problem.error(section.position(), Sections.HYPERPARAMETERS, "this is a list")
              .allowing("each item begins with '- name: &anchor'"));
      return;
    }
    for (Node item : sequence.items()) {
      item(item, anchors, set);
    }
  }

  private void item(Node item, Map<String, Node> anchors, Overrides set) {
    Optional<Mapping.Entry> name =
        item instanceof Mapping mapping && mapping.entries().size() == 1
            ? mapping.entry(NAME)
            : Optional.empty();
    if (name.isEmpty() || !(name.get().value() instanceof Mapping body)) {
      problems.add(
          Problem.error(
                  misplacedKey(item).orElse(item.position()),
                  Sections.HYPERPARAMETERS,
                  "an item has the form '- name: &anchor' with its values below, indented further")
              .suggesting(
                  "write '- name: &lr', and below it 'ordered_tuning_values: [...]' and"
                      + " 'tuned_value: ...'"));
      return;
    }
    Optional<String> anchor =
        anchors.entrySet().stream()
            .filter(entry -> entry.getValue() == body)
            .map(Map.Entry::getKey)
            .findFirst();
    if (anchor.isEmpty()) {
      problems.add(
          Problem.error(name.get().keyPosition(), Sections.HYPERPARAMETERS, "it has no anchor")
              .suggesting("write '- name: &lr', so that properties can use it as *lr"));
      return;
    }
    Hyperparameter read = body(anchor.get(), body, set.at(anchor.get()));
    byName.put(read.name(), read);
    byNode.put(body, read);
  }

  private static Optional<org.runspec.spec.problem.Position> misplacedKey(Node item) {
    return item instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> !entry.key().equals(NAME))
            .map(Mapping.Entry::keyPosition)
            .findFirst()
        : Optional.empty();
  }

  private Hyperparameter body(String name, Mapping body, Overrides set) {
    String path = Sections.HYPERPARAMETERS + "." + name;
    for (Mapping.Entry entry : body.entries()) {
      if (!KEYS.contains(entry.key())) {
        problems.add(
            Problem.error(
                    entry.keyPosition(), path, "a hyperparameter has no '" + entry.key() + "'")
                .allowing("it has " + String.join(", ", KEYS))
                .suggesting(Nearest.question(entry.key(), KEYS)));
      }
    }
    Optional<Mapping.Entry> ordered = body.entry(ORDERED);
    Optional<Mapping.Entry> unordered = body.entry(UNORDERED);
    if (ordered.isPresent() && unordered.isPresent()) {
      problems.add(
          Problem.error(
                  unordered.get().keyPosition(),
                  path,
                  "its values are ordered or unordered, not both")
              .suggesting("remove one of the lists"));
    }
    Optional<Node> values = (ordered.isPresent() ? ordered : unordered).map(Mapping.Entry::value);
    return new Hyperparameter(
        name,
        ordered.isPresent(),
        values.map(node -> values(node, path)).orElse(List.of()),
        tuned(body, set, path),
        body.position());
  }

  private List<Scalar> values(Node node, String path) {
    if (!(node instanceof Sequence sequence) || sequence.items().isEmpty()) {
      problems.add(
          Problem.error(node.position(), path, "tuning values are a list of at least one value"));
      return List.of();
    }
    List<Scalar> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (item instanceof Scalar scalar) {
        values.add(scalar);
      } else {
        problems.add(Problem.error(item.position(), path, "a tuning value is a single value"));
      }
    }
    return values;
  }

  private Optional<Scalar> tuned(Mapping body, Overrides set, String path) {
    Optional<Node> node = set.value().or(() -> set.at(TUNED).value()).or(() -> body.get(TUNED));
    if (node.isPresent() && !(node.get() instanceof Scalar)) {
      problems.add(Problem.error(node.get().position(), path, "tuned_value is a single value"));
    }
    return node.filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }
}
