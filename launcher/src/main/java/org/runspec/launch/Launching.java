package org.runspec.launch;

import org.runspec.job.JobRecord;

/** Hears how a launch goes. */
public interface Launching {
  /** The job has its number. */
  void created(JobRecord job);

  /** The code is uploaded now, unless the store has it already. */
  void uploading(int files);

  /** A Java is made for nodes that may have none, which takes a while, once on a machine. */
  void packingJava();

  /** The nodes are asked for. */
  void submitted(JobRecord job);
}
