package org.runspec.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.json.JSONStringer;
import org.runspec.spec.problem.Problem;

/** Problems as a JSON array, for editors and scripts. */
final class ProblemJson {
  private ProblemJson() {}

  static String of(List<Problem> problems) {
    return problems.isEmpty()
        ? "[]\n"
        : problems.stream()
            .map(ProblemJson::of)
            .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String of(Problem problem) {
    return new JSONStringer()
        .object()
        .key("severity")
        .value(problem.severity().name().toLowerCase(Locale.ROOT))
        .key("file")
        .value(problem.position().file())
        .key("line")
        .value(problem.position().line())
        .key("column")
        .value(problem.position().column())
        .key("path")
        .value(problem.path())
        .key("what")
        .value(problem.what())
        .key("allowed")
        .value(problem.allowed())
        .key("suggestion")
        .value(problem.suggestion().orElse(null))
        .endObject()
        .toString();
  }
}
