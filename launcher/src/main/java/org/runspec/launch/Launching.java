package org.runspec.launch;

import org.runspec.job.JobRecord;

/** Hears how a launch goes. */
public interface Launching {
  /** The job has its number. */
  void created(JobRecord job);

  /** The code is uploaded now, unless the store has it already. */
  void uploading(int files);

  /** The nodes are asked for. */
  void submitted(JobRecord job);
}
