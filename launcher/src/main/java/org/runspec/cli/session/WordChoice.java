package org.runspec.cli.session;

import java.util.List;
import org.runspec.spec.problem.Synonym;
import org.runspec.spec.problem.UserProblem;

/** An option whose value is one of a few words. */
public final class WordChoice {
  private WordChoice() {}

  /**
   * The word.
   *
   * @throws UserProblem if it is none of them
   */
  public static String of(String option, String word, List<String> known) {
    if (known.contains(word)) {
      return word;
    }
    throw new UserProblem(
        "use " + option + " " + word,
        "it is one of " + String.join(", ", known),
        option + " " + Synonym.orNearest(word, known).orElse(known.get(0)));
  }
}
