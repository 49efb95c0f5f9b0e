package org.runspec.report;

import org.runspec.job.JobRecord;
import org.runspec.store.NodesSeen;

/** Somebody who may be where the nodes of a job were started. */
@FunctionalInterface
public interface Witness {
  /** Somebody who is elsewhere. */
  Witness NONE = job -> NodesSeen.UNKNOWN;

  /** What he sees of the nodes of a job now. */
  NodesSeen sees(JobRecord job);
}
