package org.runspec.node;

import java.io.IOException;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;

/**
 * What a node executes a part of.
 *
 * @param record what the store says of the job
 * @param multiRun what its nodes need to know
 */
public record Job(JobRecord record, MultiRun multiRun) {
  /**
   * Reads a job.
   *
   * @throws UserProblem if there is none, or this program is too old for it
   * @throws IOException if the store cannot be reached
   */
  public static Job read(JobName name, RunStore store, Storage storage) throws IOException {
    Optional<JobRecord> record = store.job(name);
    Optional<byte[]> multiRun = storage.get(new ObjectKey(StoreLayout.multiRun(name)));
    if (record.isEmpty() || multiRun.isEmpty()) {
      throw new UserProblem(
          "execute " + name,
          "the store does not hold it, or not all of it",
          "launch it again, or give the store that it was launched into");
    }
    MultiRun read = RecordFormat.read(multiRun.get(), MultiRun.class);
    if (read.format() > MultiRun.FORMAT || record.get().format() > JobRecord.FORMAT) {
      throw new UserProblem(
          "execute " + name,
          "it was launched by a newer version of this program",
          "the node.jar of that version");
    }
    return new Job(record.get(), read);
  }
}
