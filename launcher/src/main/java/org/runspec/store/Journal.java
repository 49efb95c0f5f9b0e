package org.runspec.store;

import org.runspec.job.JobName;
import org.runspec.job.NodeName;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;

/** Which journal. */
public sealed interface Journal {
  /** The job it belongs to. */
  JobName job();

  /** Its key in a store of files. */
  String key();

  /** The launcher's. */
  record OfJob(JobName job) implements Journal {
    @Override
    public String key() {
      return StoreLayout.jobLog(job);
    }
  }

  /** One life of a node's: what it claimed, what it ended. */
  record OfNode(JobName job, NodeName node) implements Journal {
    @Override
    public String key() {
      return StoreLayout.nodeLog(job, node);
    }
  }

  /** An attempt's: everything that happened in it. */
  record OfAttempt(JobName job, String workspace, RunName run, int attempt) implements Journal {
    @Override
    public String key() {
      return StoreLayout.runLog(workspace, run, attempt);
    }
  }
}
