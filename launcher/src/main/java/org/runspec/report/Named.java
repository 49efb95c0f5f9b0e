package org.runspec.report;

import org.runspec.job.JobRecord;
import org.runspec.job.RunName;

/** What a user's word names. */
public sealed interface Named {
  /** The job that it is, or that it belongs to. */
  JobRecord job();

  /** A job. */
  record Job(JobRecord job) implements Named {
    @Override
    public String toString() {
      return job.job().toString();
    }
  }

  /**
   * A run proper.
   *
   * @param index in its job, from 0
   */
  record Run(JobRecord job, int index) implements Named {
    @Override
    public String toString() {
      return job.shape().nameOf(index).toString();
    }
  }

  /**
   * A node, named by its parent run.
   *
   * @param node its index in its job, from 0
   */
  record Node(JobRecord job, int node) implements Named {
    /** The parent run. */
    public RunName parent() {
      return job.shape().parentOf(node);
    }

    @Override
    public String toString() {
      return parent().toString();
    }
  }
}
