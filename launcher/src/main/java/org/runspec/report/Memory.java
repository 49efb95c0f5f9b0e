package org.runspec.report;

import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.store.view.JobReader;
import org.runspec.store.view.Learned;

/** Keeps what was learned of jobs between commands. Never fails; what is lost is read again. */
public interface Memory {
  /** Keeps nothing. */
  Memory NONE =
      new Memory() {
        @Override
        public Optional<Learned> of(JobRecord job) {
          return Optional.empty();
        }

        @Override
        public void keep(JobRecord job, JobReader reader) {}
      };

  /** What was kept of exactly this job. */
  Optional<Learned> of(JobRecord job);

  /** Keeps what a reader learned since it was last kept, if that is worth it. */
  void keep(JobRecord job, JobReader reader);
}
