package org.runspec.spec.expand;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * The section {@code forward_definitions}. What stands there counts where its aliases use it; here
 * it is only checked, so that a mistake in what nothing uses yet is told too.
 */
final class ForwardDefinitions {
  private final AliasResolution aliases;
  private final Expander expander;
  private final Problems problems;

  ForwardDefinitions(AliasResolution aliases, Expander expander, Problems problems) {
    this.aliases = aliases;
    this.expander = expander;
    this.problems = problems;
  }

  void check(Optional<Node> written) {
    Optional<Node> section = written.map(aliases::resolve);
    if (section.isEmpty() || (section.get() instanceof Scalar scalar && scalar.isNull())) {
      return;
    }
    if (!(section.get() instanceof Sequence sequence)) {
      problems.add(
          Problem.error(
                  section.get().position(), Sections.FORWARD_DEFINITIONS, "a list is meant here")
              .allowing("each item begins with '- name: &anchor'"));
      return;
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      String path = TreePath.item(Sections.FORWARD_DEFINITIONS, i);
      if (sequence.items().get(i) instanceof Mapping item) {
        checkIndentation(item, path);
        item.entries()
            .forEach(
                entry ->
                    expander.value(
                        entry.value(),
                        Expander.ANYTHING,
                        TreePath.child(path, entry.key()),
                        Overrides.NONE));
      } else if (sequence.items().get(i) instanceof Scalar text && text.text().contains(" &")) {
        problems.add(
            Problem.error(text.position(), path, "a key without ':' behind it")
                .suggesting("write '- name: &anchor'"));
      }
    }
  }

  /** An item whose definition stands beside its name, not below it, defines nothing. */
  private void checkIndentation(Mapping item, String path) {
    List<Mapping.Entry> entries = item.entries();
    if (entries.size() > 1 && entries.get(0).value() instanceof Scalar name && name.isNull()) {
      problems.add(
          Problem.error(
                  entries.get(1).keyPosition(),
                  path,
                  "this stands beside '" + entries.get(0).key() + "', not below it")
              .suggesting("indent it further than '" + entries.get(0).key() + ":'"));
    }
  }
}
