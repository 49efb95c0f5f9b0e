package org.runspec.spec.expand;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * Looks at a runspec with each of the components that a search may choose: which properties it has
 * depends on them.
 */
final class TunedComponents {
  /** Nobody lists more by hand. */
  private static final int MOST_VALUES = 100;

  private final BiConsumer<Map<String, Object>, Problems> expansion;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();
  private boolean replaced;

  /**
   * A second look. Used once.
   *
   * @param expansion reports what is wrong with the runspec when some values are chosen
   */
  TunedComponents(BiConsumer<Map<String, Object>, Problems> expansion, Problems problems) {
    this.expansion = expansion;
    this.problems = problems;
  }

  /** Reports what is wrong with each value of a hyperparameter that a component is named by. */
  void check(ExpandedTree expanded) {
    collect(expanded.root());
    for (Tunable tunable : expanded.space()) {
      if (names.contains(tunable.name()) || (replaced && isText(tunable))) {
        tunable.values().stream()
            .filter(value -> !value.isUnknown() && !value.isNull())
            .limit(MOST_VALUES)
            .forEach(value -> check(tunable.name(), value));
      }
    }
  }

  private static boolean isText(Tunable tunable) {
    return tunable.values().stream().anyMatch(value -> value.value() instanceof String);
  }

  private void collect(Node node) {
    if (node instanceof Mapping mapping) {
      mapping.get(Sections.COMPONENT).map(Node::provenance).ifPresent(this::trace);
      mapping.entries().forEach(entry -> collect(entry.value()));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::collect);
    }
  }

  /** What a replacement's text was made of is not known any more. */
  private void trace(Provenance component) {
    for (Provenance.Step step : component.steps()) {
      if (step instanceof Provenance.Chosen chosen) {
        names.add(chosen.hyperparameter());
      }
      replaced |= step instanceof Provenance.Replaced;
    }
  }

  private void check(String name, Scalar value) {
    Problems found = new Problems();
    expansion.accept(Map.of(name, PlainValues.of(value)), found);
    for (Problem problem : found.sorted()) {
      if (problem.severity() == Problem.Severity.ERROR) {
        problems.add(placed(name, value, problem));
      }
    }
  }

  private static Problem placed(String name, Scalar value, Problem problem) {
    boolean itself = problem.what().contains(value.text());
    Position position = itself ? value.position() : problem.position();
    return new Problem(
        problem.severity(),
        position,
        problem.path(),
        itself ? problem.what() : "where " + name + " is " + value.text() + ": " + problem.what(),
        problem.allowed(),
        problem.suggestion());
  }
}
