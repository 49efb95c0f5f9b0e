package org.runspec.component.binding;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Sequence;

/** Finds components without an implementation. */
final class MissingParts {
  private final Catalogue catalogue;
  private final Implementations implementations;

  MissingParts(Catalogue catalogue, Implementations implementations) {
    this.catalogue = catalogue;
    this.implementations = implementations;
  }

  /** One problem for each component below a node that has none. */
  List<Problem> inside(Node node, String path) {
    List<Problem> problems = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        problems.addAll(of(entry.value(), path + "." + entry.key()));
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        problems.addAll(of(sequence.items().get(i), path + "[" + i + "]"));
      }
    }
    return problems;
  }

  private List<Problem> of(Node node, String path) {
    List<Problem> problems = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      ComponentName.of(mapping)
          .flatMap(catalogue::find)
          .ifPresent(definition -> check(mapping, path, definition, problems));
    }
    problems.addAll(inside(node, path));
    return problems;
  }

  private void check(Mapping tree, String path, Definition definition, List<Problem> problems) {
    List<String> lookedFor = implementations.missing(definition);
    if (!lookedFor.isEmpty()) {
      problems.add(problem(tree, path, definition, lookedFor));
    }
  }

  /** The problem that nothing implements a component. */
  static Problem problem(Mapping tree, String path, Definition definition, List<String> lookedFor) {
    Position place = tree.get(Sections.COMPONENT).orElse(tree).position();
    return Problem.error(place, path, "nothing implements " + definition.name())
        .allowing("looked for " + String.join(", ", lookedFor));
  }
}
