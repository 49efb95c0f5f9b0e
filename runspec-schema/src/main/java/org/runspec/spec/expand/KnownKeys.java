package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tree.Mapping;

/** Reports keys that mean nothing where they stand. */
record KnownKeys(Problems problems) {
  /**
   * Reports each key of a component, written or set, that is no property of it.
   *
   * @param besides keys that may stand there although they are no properties
   */
  void check(
      Mapping written, Definition definition, List<String> besides, String path, Overrides set) {
    List<String> known = definition.propertyNames();
    for (Mapping.Entry entry : written.entries()) {
      if (!entry.key().equals(Sections.COMPONENT)
          && !known.contains(entry.key())
          && !besides.contains(entry.key())) {
        problems.add(noProperty(entry.key(), entry.keyPosition(), path, definition, besides));
      }
    }
    set.children()
        .forEach(
            (key, below) -> {
              if (!known.contains(key)
                  && (!key.equals(Sections.COMPONENT) || !below.children().isEmpty())
                  && !besides.contains(key)) {
                problems.add(noProperty(key, below.anyPosition(), path, definition, besides));
              }
            });
  }

  private static Problem noProperty(
      String key, Position position, String path, Definition definition, List<String> besides) {
    List<String> own = new ArrayList<>(definition.propertyNames());
    own.addAll(besides);
    List<String> known = new ArrayList<>(own);
    known.add(Sections.COMPONENT);
    return Problem.error(
            position,
            TreePath.child(path, key),
            definition.name() + " has no property " + Quote.of(key))
        .allowing(own.isEmpty() ? "it has none" : "it has " + String.join(", ", own))
        .suggesting(Nearest.question(key, known));
  }

  /**
   * Reports a key that is set in a mapping which has none of this name.
   *
   * @param known the mapping's keys
   */
  void reportUnknown(String key, Position position, String path, List<String> known) {
    problems.add(
        Problem.error(position, path, "there is no '" + key + "' here")
            .allowing(known.isEmpty() ? "it is empty" : "there are " + String.join(", ", known))
            .suggesting(Nearest.question(key, known)));
  }
}
