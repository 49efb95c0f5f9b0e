package org.runspec.store;

import org.runspec.job.JobName;
import org.runspec.job.JobRecord;

/**
 * A job before it has its numbers.
 *
 * @param record all but the numbers: its job and the first parent of its shape are replaced
 */
public record JobDraft(JobRecord record) {
  /** The record with its numbers. */
  public JobRecord numbered(JobName job, int firstParent) {
    return record.numbered(job, firstParent);
  }
}
