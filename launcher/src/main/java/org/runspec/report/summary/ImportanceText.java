package org.runspec.report.summary;

import java.util.Locale;

/** How much hyperparameters matter, in words. */
public record ImportanceText(Importance importance) {
  /** What is meant by how much a hyperparameter matters. */
  public static final String MATTERS =
      "A hyperparameter matters by how much less of the differences between runs can be foretold"
          + " without it.";

  /** Such as {@code 62 ±8 %}; too little to be told from nothing is {@code none seen}. */
  public static String share(Importance.Share share) {
    return share.isSeen()
        ? percent(share.share()) + " ±" + percent(share.error()) + " %"
        : "none seen";
  }

  /** A share as a whole number of hundredths. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  /** What is to be kept in mind of how much hyperparameters matter; empty if nothing. */
  public String doubt(int differing) {
    if (importance.runs() < Importance.LEAST_RUNS) {
      return "How much each hyperparameter matters takes "
          + Importance.LEAST_RUNS
          + " runs with an objective to say; there are "
          + importance.runs()
          + ".";
    } else if (!importance.isKnown()) {
      return "All runs came to the same, so that no hyperparameter matters.";
    } else if (importance.shares().stream().noneMatch(Importance.Share::isSeen)) {
      return "Nothing can be told from chance: there are too few runs, or nothing matters much.";
    }
    return importance.runs() < 5 * differing ? "There are few runs: take it as a hint." : "";
  }
}
