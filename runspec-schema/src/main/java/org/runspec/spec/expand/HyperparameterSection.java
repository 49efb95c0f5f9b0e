package org.runspec.spec.expand;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Document;

/** The {@code hyperparameters} section: a list of {@code - name: &anchor} with values below it. */
final class HyperparameterSection {
  private static final String WORD = "[\\w-]{1,40}";

  private final Map<String, Hyperparameter> byName = new LinkedHashMap<>();
  private final IdentityHashMap<Node, Hyperparameter> byNode = new IdentityHashMap<>();
  private final Problems problems;

  private HyperparameterSection(Problems problems) {
    this.problems = problems;
  }

  static HyperparameterSection read(
      Optional<Node> section, List<Document.Anchor> anchors, Overrides set, Problems problems) {
    HyperparameterSection read = new HyperparameterSection(problems);
    section.ifPresent(node -> read.list(node, anchors, set));
    if (set.value().isPresent()) {
      problems.add(
          Problem.error(set.position(), "", "anchors cannot be set on the command line")
              .suggesting("set single values, as in --set hyperparameters.lr=0.1"));
    }
    set.children()
        .forEach(
            (name, override) -> {
              if (!read.byName.containsKey(name)) {
                problems.add(
                    Problem.error(override.anyPosition(), "", "no hyperparameter " + name)
                        .allowing(read.there())
                        .suggesting(
                            Nearest.question(name, read.byName.keySet())
                                .orElse("write --set hyperparameters.NAME=VALUE")));
              }
            });
    return read;
  }

  /** Reports each name of a chosen value that no hyperparameter has. */
  void checkChosen(Set<String> names, Position section) {
    for (String name : new TreeSet<>(names)) {
      if (!byName.containsKey(name)) {
        problems.add(
            Problem.error(
                    section,
                    Sections.HYPERPARAMETERS,
                    "the job chose a value of '" + name + "', which is no hyperparameter here")
                .allowing(there())
                .suggesting(Nearest.question(name, byName.keySet())));
      }
    }
  }

  private String there() {
    return byName.isEmpty()
        ? "the runspec has none"
        : "there are " + String.join(", ", byName.keySet());
  }

  /** In the order of the file. */
  List<Hyperparameter> all() {
    return List.copyOf(byName.values());
  }

  /** The hyperparameter that an alias's target declares, if it declares one. */
  Optional<Hyperparameter> declaredBy(Node target) {
    return Optional.ofNullable(byNode.get(target));
  }

  private void list(Node section, List<Document.Anchor> anchors, Overrides set) {
    if (section instanceof Scalar scalar && (scalar.isNull() || scalar.isUnknown())) {
      return;
    }
    if (!(section instanceof Sequence sequence)) {
      problems.add(
          Problem.error(section.position(), Sections.HYPERPARAMETERS, "a list is meant here")
              .allowing("each item begins with '- name: &anchor'"));
      return;
    }
    sequence.items().forEach(item -> item(item, anchors, set));
  }

  /** {@code - name: lr}, where nothing else is wrong. */
  private static Optional<String> word(Node item) {
    return item instanceof Mapping mapping
            && mapping.get(Sections.HYPERPARAMETER_NAME).orElse(null) instanceof Scalar scalar
            && scalar.text().matches(WORD)
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private void item(Node item, List<Document.Anchor> anchors, Overrides set) {
    Optional<Mapping.Entry> name =
        item instanceof Mapping mapping && mapping.entries().size() == 1
            ? mapping.entry(Sections.HYPERPARAMETER_NAME)
            : Optional.empty();
    if (name.isEmpty() || !(name.get().value() instanceof Mapping body)) {
      problems.add(
          Problem.error(
                  misplacedKey(item).orElse(item.position()),
                  Sections.HYPERPARAMETERS,
                  "an item has the form '- name: &anchor' with its values below, indented further")
              .suggesting(
                  "write '- name: &"
                      + word(item).orElse("lr")
                      + "', and below it '"
                      + Sections.ORDERED_TUNING_VALUES
                      + ": [...]' and '"
                      + Sections.TUNED_VALUE
                      + ": ...'"));
      return;
    }
    Optional<String> anchor =
        anchors.stream().filter(each -> each.node() == body).map(Document.Anchor::name).findFirst();
    if (anchor.isEmpty()) {
      problems.add(
          Problem.error(name.get().keyPosition(), Sections.HYPERPARAMETERS, "it has no anchor")
              .suggesting("write '- name: &lr', so that properties can use it as *lr"));
      return;
    }
    Hyperparameter read =
        new HyperparameterBody(anchor.get(), body, set.at(anchor.get()), problems).read();
    byNode.put(body, read);
    Hyperparameter earlier = byName.putIfAbsent(read.name(), read);
    if (earlier != null) {
      problems.add(
          Problem.error(
                  name.get().keyPosition(),
                  Sections.HYPERPARAMETERS,
                  "there are two hyperparameters &" + read.name())
              .allowing("the first stands in line " + earlier.position().line())
              .suggesting("give one of them another name"));
    }
  }

  private static Optional<Position> misplacedKey(Node item) {
    return item instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> !entry.key().equals(Sections.HYPERPARAMETER_NAME))
            .map(Mapping.Entry::keyPosition)
            .findFirst()
        : Optional.empty();
  }
}
