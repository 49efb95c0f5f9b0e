package org.runspec.report;

import org.runspec.store.JobView;
import org.runspec.store.Sighting;

/** Somebody who may be where the nodes of a job were started. */
@FunctionalInterface
public interface Witness {
  /** Somebody who is elsewhere. */
  Witness NONE = view -> Sighting.NOTHING;

  /**
   * What he sees of the nodes of a job now.
   *
   * @param view what the job's store tells
   */
  Sighting sees(JobView view);
}
