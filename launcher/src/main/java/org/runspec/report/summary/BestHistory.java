package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which configuration was the best while a search went on: after each run that ended with an
 * objective, the one whose runs had the best mean. One that is as good as the best does not take
 * its place.
 *
 * @param periods in the order of time
 * @param configurations how many different ones were tried
 */
public record BestHistory(List<Period> periods, int configurations) {
  public BestHistory {
    periods = List.copyOf(periods);
  }

  /**
   * A time in which one configuration was the best.
   *
   * @param runs how many runs ended in it
   * @param best as it stood at its end
   */
  public record Period(int runs, Best best) {}

  /** The best configuration of all; empty if no run had an objective. */
  public Optional<Best> last() {
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of(periods.get(periods.size() - 1).best());
  }

  /** Of runs in the order in which they ended. */
  static BestHistory of(List<Scored> runs, boolean isHigherBetter) {
    Map<Candidate, Tally> tallies = new LinkedHashMap<>();
    List<Period> periods = new ArrayList<>();
    Candidate best = null;
    for (Scored run : runs) {
      Candidate tried = run.candidate();
      Optional<Period> before =
          periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
      tallies.computeIfAbsent(tried, values -> new Tally(isHigherBetter)).add(run);
      best = best == null ? tried : best(best, tried, tallies);
      Best now = tallies.get(best).best(best);
      if (before.isPresent() && before.get().best().candidate().equals(best)) {
        periods.set(periods.size() - 1, new Period(before.get().runs() + 1, now));
      } else {
        periods.add(new Period(1, now));
      }
    }
    return new BestHistory(periods, tallies.size());
  }

  /** Only where the best itself has changed, all others may have become better than it. */
  private static Candidate best(Candidate before, Candidate changed, Map<Candidate, Tally> all) {
    Candidate best = before;
    for (Candidate other : changed.equals(before) ? all.keySet() : List.of(changed)) {
      best = all.get(other).isBetterThan(all.get(best)) ? other : best;
    }
    return best;
  }
}
