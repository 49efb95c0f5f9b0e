package org.runspec.report.summary;

import java.util.List;
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

  /** The mean objective of all runs; empty if none has one. */
  public Optional<Estimate> mean() {
    return Estimate.of(scores.runs().stream().map(Scored::value).toList());
  }

  /** The best run; empty if none has an objective. */
  public Optional<Scored> bestRun() {
    boolean isHigherBetter = scores.isHigherBetter();
    return scores.runs().stream()
        .reduce((one, other) -> other.isBetterThan(one, isHigherBetter) ? other : one);
  }
}
