package org.runspec.report.summary;

import java.util.Optional;
import org.runspec.job.Check;
import org.runspec.job.JobName;
import org.runspec.job.JobState;
import org.runspec.report.notebook.Delta;
import org.runspec.report.notebook.Estimate;

/**
 * What a job came to that executed the best configuration of a search again.
 *
 * @param job that did
 * @param check what it was to check, its mean in the objective's own terms
 * @param mean of its own runs' objective; absent as long as there is none
 */
public record Checked(JobName job, JobState state, Check check, Optional<Estimate> mean) {
  /** What the search made of it. */
  public Estimate searched() {
    return new Estimate(check.mean(), check.error(), check.runs());
  }

  /** How much more it is than the search's estimate. */
  public Optional<Delta> change() {
    return mean.map(own -> Delta.of(searched(), own));
  }
}
