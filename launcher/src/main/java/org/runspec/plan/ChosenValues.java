package org.runspec.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.runspec.job.MultiRun;
import org.runspec.job.SearchStyle;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;

/** What a static search chooses for each run before the job is submitted. */
final class ChosenValues {
  private ChosenValues() {}

  /** By index of the run; none if values are chosen on the nodes. */
  static List<Map<String, Object>> of(
      MultiRun.SearchPlan search, SearchStyle style, int runs, long seed) {
    if (style != SearchStyle.STATIC) {
      return search.chosen();
    }
    SearchAlgorithm algorithm =
        search.algorithm().flatMap(SearchAlgorithms::named).orElseThrow(IllegalStateException::new);
    List<Dimension> space =
        search.space().stream()
            .map(given -> new Dimension(given.name(), given.values(), given.ordered()))
            .toList();
    return IntStream.range(0, runs)
        .mapToObj(run -> algorithm.next(space, seed, run, List.of()))
        .toList();
  }
}
