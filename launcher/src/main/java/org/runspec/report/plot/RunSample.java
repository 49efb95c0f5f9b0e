package org.runspec.report.plot;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Of very many runs those that are drawn one by one: as many of each part, and both that came to
 * the highest and the lowest objective.
 *
 * @param of how many they are
 */
record RunSample(List<PlottedRun> runs, int of) {
  RunSample {
    runs = List.copyOf(runs);
  }

  /**
   * Of runs with an objective.
   *
   * @param most so many at most, but for the best and the worst
   */
  static RunSample of(List<PlottedRun> all, int most) {
    if (all.size() <= most) {
      return new RunSample(all, all.size());
    }
    SortedSet<Integer> chosen = new TreeSet<>();
    IntStream.range(0, most).forEach(i -> chosen.add((int) ((long) i * all.size() / most)));
    Comparator<Integer> byObjective =
        Comparator.comparingDouble(i -> all.get(i).objective().orElseThrow());
    IntStream.range(0, all.size()).boxed().min(byObjective).ifPresent(chosen::add);
    IntStream.range(0, all.size()).boxed().max(byObjective).ifPresent(chosen::add);
    return new RunSample(chosen.stream().map(all::get).toList(), all.size());
  }

  /** At which places of a list of runs those are that are drawn. */
  int[] among(List<PlottedRun> some) {
    if (runs.size() == of) {
      return IntStream.range(0, some.size()).toArray();
    }
    Set<PlottedRun> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    drawn.addAll(runs);
    return IntStream.range(0, some.size()).filter(i -> drawn.contains(some.get(i))).toArray();
  }

  /** What is to be said of those that are not drawn; empty if all are. */
  Optional<String> note() {
    return runs.size() == of
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d runs are drawn, the best and the worst among them; means and the best"
                    + " so far are of all.",
                runs.size(),
                of));
  }
}
