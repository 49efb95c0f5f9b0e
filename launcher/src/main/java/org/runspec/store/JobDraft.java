package org.runspec.store;

import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;

/**
 * A job before it has its numbers.
 *
 * @param record all but the numbers: its job and the first parent of its shape are replaced
 */
public record JobDraft(JobRecord record) {
  /** The record with its numbers. */
  public JobRecord numbered(JobName job, int firstParent) {
    JobShape shape = record.shape();
    return new JobRecord(
        record.format(),
        job,
        record.submission(),
        record.origin(),
        record.workspace(),
        record.experiment(),
        record.target(),
        record.service(),
        record.description(),
        shape.from(firstParent),
        record.style(),
        record.schedule(),
        record.rhythm(),
        record.predecessor(),
        record.objective(),
        record.secretDigest(),
        record.submitted());
  }
}
