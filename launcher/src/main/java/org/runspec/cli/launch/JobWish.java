package org.runspec.cli.launch;

import org.runspec.plan.JobRequest;
import org.runspec.snapshot.Snapshot;

/** What a user wants to launch. */
public interface JobWish {
  /**
   * As planning takes it.
   *
   * @param snapshot of the code that the runs get
   * @param origins tells where it comes from
   * @throws org.runspec.spec.problem.UserProblem if it cannot be launched with this code
   */
  JobRequest request(Snapshot snapshot, Origins origins);
}
