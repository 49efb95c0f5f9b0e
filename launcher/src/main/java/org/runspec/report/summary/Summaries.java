package org.runspec.report.summary;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.Check;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.report.Jobs;
import org.runspec.report.notebook.JobSearch;
import org.runspec.report.notebook.Results;
import org.runspec.storage.Storage;
import org.runspec.store.JobView;

/** Sums up jobs of a store. */
public final class Summaries {
  private final Jobs jobs;
  private final Storage files;

  /** Of a store. */
  public Summaries(Jobs jobs, Storage files) {
    this.jobs = jobs;
    this.files = files;
  }

  /**
   * Of one job.
   *
   * @param now until when what goes on has lasted
   */
  public JobSummary of(JobRecord job, Instant now) throws IOException {
    JobView view = jobs.view(job);
    Optional<MultiRun.SearchPlan> search =
        JobSearch.of(job, files).filter(plan -> plan.algorithm().isPresent());
    List<Dimension> space =
        Candidate.varying(search.map(MultiRun.SearchPlan::space).orElse(List.of()));
    Scores scores = Scores.of(view, space);
    return new JobSummary(
        view,
        search.flatMap(MultiRun.SearchPlan::algorithm),
        search.flatMap(MultiRun.SearchPlan::history),
        space,
        scores,
        BestHistory.of(scores.runs(), scores.isHigherBetter()),
        Importance.of(scores.runs(), space, scores.isHigherBetter()),
        FailureCause.of(view),
        Hours.of(view, jobs.store(), now),
        checks(view));
  }

  private List<Checked> checks(JobView view) throws IOException {
    if (view.job().check().isPresent()) {
      return List.of(checked(view));
    }
    List<Checked> checks = new ArrayList<>();
    for (JobName name : jobs.names()) {
      if (name.compareTo(view.job().job()) > 0) {
        Optional<JobRecord> later = record(name);
        boolean isOfThis =
            later
                .flatMap(JobRecord::check)
                .filter(check -> check.of().equals(view.job().job()))
                .isPresent();
        if (isOfThis) {
          checks.add(checked(jobs.view(later.get())));
        }
      }
    }
    return checks;
  }

  private Optional<JobRecord> record(JobName name) throws IOException {
    try {
      return jobs.record(name);
    } catch (CorruptRecordException e) {
      return Optional.empty(); // told when that job itself is asked for
    }
  }

  private static Checked checked(JobView view) {
    JobRecord job = view.job();
    Check check = job.check().orElseThrow().in(job.objective());
    return new Checked(job.job(), view.state(), check, Results.of(view).mean());
  }
}
