package org.runspec.spec.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the known words a mistyped one was meant to be. */
public final class Nearest {
  /** Longer words are no slips of a finger, and comparing them takes long. */
  private static final int MAX_LENGTH = 200;

  private Nearest() {}

  /**
   * The known word with the fewest edits (insert, delete, replace, swap of neighbours; case is
   * free), if it is near enough to be a good guess.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int tolerated = Math.max(2, word.length() / 3);
    String best = null;
    int bestEdits = Integer.MAX_VALUE;
    for (String candidate : known) {
      if (word.length() > MAX_LENGTH || Math.abs(candidate.length() - word.length()) > tolerated) {
        continue;
      }
      int edits = edits(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < bestEdits) {
        best = candidate;
        bestEdits = edits;
      }
    }
    return best == null || bestEdits > tolerated || bestEdits >= best.length()
        ? Optional.empty()
        : Optional.of(best);
  }

  /** "did you mean x?" for {@link #to}. */
  public static Optional<String> question(String word, Collection<String> known) {
    return to(word, known).map(near -> "did you mean " + near + "?");
  }

  /** Optimal string alignment distance. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
