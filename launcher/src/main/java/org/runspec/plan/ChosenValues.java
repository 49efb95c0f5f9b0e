package org.runspec.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.SearchStyle;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;

/** What a search chooses for runs before anything is known of other runs. */
final class ChosenValues {
  private ChosenValues() {}

  /** What a static search chooses, by index of the run; none if values are chosen on the nodes. */
  static List<Map<String, Object>> of(SearchPlan search, SearchStyle style, int runs, long seed) {
    return style == SearchStyle.STATIC ? first(search, runs, seed) : search.chosen();
  }

  /** What the first runs get; nothing without a search. */
  static List<Map<String, Object>> first(SearchPlan search, int runs, long seed) {
    Optional<SearchAlgorithm> algorithm = search.algorithm().flatMap(SearchAlgorithms::named);
    if (algorithm.isEmpty()) {
      return List.of();
    }
    List<Dimension> space = search.space().stream().map(Dimension::of).toList();
    return IntStream.range(0, runs)
        .mapToObj(run -> algorithm.get().next(space, seed, run, List.of()))
        .toList();
  }
}
