package org.runspec.plan;

import java.util.List;
import java.util.Map;
import org.runspec.job.MultiRun;
import org.runspec.job.SearchStyle;
import org.runspec.search.SearchAlgorithms;

/** What a search chooses for runs before anything is known of other runs. */
final class ChosenValues {
  private ChosenValues() {}

  /** What a static search chooses, by index of the run; none if values are chosen on the nodes. */
  static List<Map<String, Object>> of(MultiRun job, long seed) {
    return job.style() == SearchStyle.STATIC
        ? first(job, job.shape().totalRuns(), seed)
        : job.search().chosen();
  }

  /** What the first runs get; nothing without a search. */
  static List<Map<String, Object>> first(MultiRun job, int runs, long seed) {
    return job.search()
        .algorithm()
        .flatMap(SearchAlgorithms::named)
        .map(
            algorithm ->
                new SearchSpace(job.commands(), job.search().space()).first(algorithm, seed, runs))
        .orElse(List.of());
  }
}
