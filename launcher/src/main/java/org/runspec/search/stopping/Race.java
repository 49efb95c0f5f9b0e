package org.runspec.search.stopping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the runs of a job stand against each other: of each comparison one number of each run, eight
 * bytes. Not for several threads.
 */
public final class Race {
  private final StoppingRule rule;

  /** By number of reports, what each run had, by index; no number if it did not come so far. */
  private final Map<Integer, double[]> standards = new HashMap<>();

  /** Of which nothing is known yet. */
  public Race(StoppingRule rule) {
    this.rule = rule;
  }

  /** Whether a run is compared with others after so many reports. */
  public boolean isDue(int reports) {
    return rule.isDue(reports);
  }

  /** Learns how a run stood at a comparison; what was known of it there counts no more. */
  public void learn(int run, Mark mark) {
    double[] there = standards.getOrDefault(mark.reports(), new double[0]);
    if (run >= there.length) {
      int length = there.length;
      there = Arrays.copyOf(there, Math.max(run + 1, length + length / 2));
      Arrays.fill(there, length, there.length, Double.NaN);
      standards.put(mark.reports(), there);
    }
    there[run] = rule.standard(mark);
  }

  /** Why a run should end that is compared now; empty if it should go on. */
  public Optional<String> verdict(int run, Mark mark) {
    double[] there = standards.getOrDefault(mark.reports(), new double[0]);
    double[] others = new double[there.length];
    int count = 0;
    for (int other = 0; other < there.length; other++) {
      if (other != run && !Double.isNaN(there[other])) {
        others[count++] = there[other];
      }
    }
    return rule.verdict(mark, Arrays.copyOf(others, count));
  }
}
