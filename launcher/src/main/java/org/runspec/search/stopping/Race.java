package org.runspec.search.stopping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the runs of a job stand against each other: of each comparison one number of each run, twelve
 * bytes. Not for several threads.
 */
public final class Race {
  private final StoppingRule rule;

  /** By number of reports. */
  private final Map<Integer, Standards> standards = new HashMap<>();

  /** Of which nothing is known yet. */
  public Race(StoppingRule rule) {
    this.rule = rule;
  }

  /** Whether a run is compared with others after so many reports. */
  public boolean isDue(int reports) {
    return rule.isDue(reports);
  }

  /**
   * Learns how an attempt of a run stood at a comparison. It counts rather than what older attempts
   * came to there, in whatever order they become known.
   */
  public void learn(int run, int attempt, Mark mark) {
    standards
        .computeIfAbsent(mark.reports(), reports -> new Standards())
        .note(run, attempt, rule.standard(mark));
  }

  /** Why a run should end that is compared now; empty if it should go on. */
  public Optional<String> verdict(int run, Mark mark) {
    Standards there = standards.get(mark.reports());
    return rule.verdict(mark, there == null ? new double[0] : there.without(run));
  }
}
