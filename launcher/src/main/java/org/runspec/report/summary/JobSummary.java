package org.runspec.report.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.SearchHistory;
import org.runspec.report.notebook.Estimate;
import org.runspec.store.JobView;

/**
 * What is to be learned from a job.
 *
 * @param algorithm of its search; absent if it searched nothing
 * @param began what its search knew from earlier jobs, if it was to know any
 * @param space what was searched that makes configurations differ
 * @param checks jobs that executed its best configuration again, in order; of a job that does that
 *     itself, it alone
 */
public record JobSummary(
    JobView view,
    Optional<String> algorithm,
    Optional<SearchHistory> began,
    List<Dimension> space,
    Scores scores,
    BestHistory history,
    Importance importance,
    List<FailureCause> failures,
    Hours hours,
    List<Checked> checks) {
  public JobSummary {
    space = List.copyOf(space);
    failures = List.copyOf(failures);
    checks = List.copyOf(checks);
  }

  /** Whether values were tried against each other. */
  public boolean isSearch() {
    return algorithm.isPresent() && !space.isEmpty();
  }

  /**
   * What all runs together came to, as if they were of one configuration; empty if none has an
   * objective.
   */
  public Optional<Best> all() {
    Tally tally = new Tally(scores.isHigherBetter());
    scores.runs().forEach(tally::add);
    return scores.runs().isEmpty()
        ? Optional.empty()
        : Optional.of(tally.best(new Candidate(Map.of())));
  }

  /** Their mean objective; of those that finished, if any did. */
  public Optional<Estimate> mean() {
    return all().map(Best::estimate);
  }

  /** The best run, of those that finished if any did; empty if none has an objective. */
  public Optional<Scored> bestRun() {
    return all().map(Best::run);
  }
}
