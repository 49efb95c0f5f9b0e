package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.StoreLayout;
import org.runspec.node.journal.Persistence;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** The code of a job from a store that may be out of reach for a while: a run waits for it then. */
public final class PatientCode implements CodeCopy {
  private final CodeCopy code;
  private final Storage storage;
  private final Persistence persistence;

  /** What is in the store as long as it can be reached. */
  private final ObjectKey proof;

  /** Waits as the job's other calls of the store do. */
  public PatientCode(CodeCopy code, JobName job, Storage storage, Persistence persistence) {
    this.code = code;
    this.storage = storage;
    this.persistence = persistence;
    this.proof = new ObjectKey(StoreLayout.multiRun(job));
  }

  @Override
  public void into(Path directory) throws IOException, InterruptedException {
    Optional<IOException> trouble =
        persistence.until(() -> once(directory).isEmpty() ? Optional.empty() : once(directory));
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  /** Why it failed although the store answers: a full disk, a damaged snapshot. */
  private Optional<IOException> once(Path directory) throws IOException, InterruptedException {
    try {
      code.into(directory);
      return Optional.empty();
    } catch (IOException e) {
      if (storage.stat(proof).isEmpty()) {
        throw e;
      }
      return Optional.of(e);
    }
  }
}
