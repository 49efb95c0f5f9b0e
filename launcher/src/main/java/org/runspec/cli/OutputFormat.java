package org.runspec.cli;

import java.util.List;
import java.util.Locale;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/** How results are printed. */
enum OutputFormat {
  TEXT,
  JSON;

  static OutputFormat of(String word) {
    for (OutputFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    List<String> known = List.of("text", "json");
    throw new UserProblem(
        "print as " + word,
        "there are the formats " + String.join(" and ", known),
        "--format " + Nearest.to(word, known).orElse("text"));
  }
}
