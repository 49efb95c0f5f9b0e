package org.runspec.report.summary;

/** What came of executing a configuration again, in words. */
public record CheckedText(Checked checked) {
  /** Which of two means counts. */
  public static final String TRUST =
      "The check is the one to believe: the search's runs were among those by which it was chosen.";

  /** How many runs check the best of a search, if nobody says it. */
  public static final int RUNS = 20;

  /** Whether a check is of this configuration. */
  public boolean isOf(Best best) {
    return best.candidate().equals(Candidate.of(checked.check().values()));
  }

  /**
   * Such as {@code job2: 0.030 ±0.002, mean of 20 runs; change -0.015 ±0.004}.
   *
   * @param isOfBest whether it checked what is the best now
   */
  public String line(boolean isOfBest) {
    return checked.job()
        + (isOfBest ? "" : ", of " + new ValuesText(checked.check().values()))
        + ": "
        + checked
            .mean()
            .map(mean -> MeanText.of(mean).toString())
            .orElse("no run yet, " + checked.state())
        + checked.change().map(change -> "; change " + change).orElse("");
  }
}
