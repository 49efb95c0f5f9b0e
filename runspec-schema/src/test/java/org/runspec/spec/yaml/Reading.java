package org.runspec.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;

/** One text, read. */
record Reading(Optional<Document> document, List<Problem> problems) {
  static Reading of(String text) {
    return of(text, Limits.DEFAULT);
  }

  static Reading of(String text, Limits limits) {
    Problems problems = new Problems();
    Optional<Document> document =
        new YamlReader(limits).read(new SourceText("f.yaml", text), problems);
    return new Reading(document, problems.sorted());
  }

  /** The plain value of a text without problems. */
  static Object valueOf(String text) {
    Reading reading = of(text);
    if (!reading.problems.isEmpty()) {
      throw new AssertionError(reading.problems.toString());
    }
    return PlainValues.of(reading.document.orElseThrow().root());
  }

  Object value() {
    return PlainValues.of(document.orElseThrow().root());
  }

  Mapping mapping() {
    return (Mapping) document.orElseThrow().root();
  }

  Node at(String key) {
    return mapping().get(key).orElseThrow();
  }

  List<String> messages() {
    return problems.stream().map(Problem::toString).toList();
  }
}
