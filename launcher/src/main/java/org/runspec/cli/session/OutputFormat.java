package org.runspec.cli.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/** How results are printed. */
public enum OutputFormat {
  TEXT,
  JSON;

  public static OutputFormat of(String word) {
    List<String> known =
        Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();
    if (known.contains(word)) {
      return values()[known.indexOf(word)];
    }
    throw new UserProblem(
        "print as " + word,
        "there are the formats " + String.join(" and ", known),
        "--format " + Nearest.to(word, known).orElse(known.get(0)));
  }
}
