package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.config.UserHome;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreAddress;
import org.runspec.plan.NodeScript;

/**
 * From where a job's store is seen. A job can be given nodes from several places; each has a launch
 * folder of its own for it.
 *
 * @param home of the user
 * @param host the name of this machine
 */
public record JobPlace(UserHome home, String host, StoreAddress store) {
  private static final int LETTERS = 8;

  /** What tells this place from others, in names of files. */
  String suffix() {
    return "."
        + LaunchPlan.sha256(home.folder() + "\n" + host + "\n" + store.text())
            .substring(0, LETTERS);
  }

  /** The name of the folder of a job that was launched from another place. */
  String elsewhere(JobRecord job) {
    return job.submission() + suffix();
  }

  /** The folder from which a job got nodes here; empty if it never did. */
  Optional<Path> folder(JobRecord job) throws IOException {
    Path launched = home.job(job.submission());
    if (job.origin().host().equals(host) && Files.isDirectory(launched) && isOfStore(launched)) {
      return Optional.of(launched);
    }
    return Optional.of(home.job(elsewhere(job))).filter(LaunchFolder::isDone);
  }

  /** A store may have been copied with its jobs; their launches belong to the original. */
  private boolean isOfStore(Path folder) throws IOException {
    Optional<Setting> setting = setting(folder);
    return setting.isEmpty() || isOurs(setting.get().address());
  }

  private boolean isOurs(StoreAddress other) throws IOException {
    return other.equals(store)
        || (isThere(other)
            && isThere(store)
            && Files.isSameFile(other.folder().get(), store.folder().get()));
  }

  private static boolean isThere(StoreAddress address) {
    return address.folder().filter(Files::exists).isPresent();
  }

  /** Of what the nodes of a launch are told, in whatever version's words, what matters here. */
  record Setting(JobName job, String store, String work) {
    /** Where the store is. */
    StoreAddress address() {
      return StoreAddress.parse(store);
    }
  }

  /** What the nodes of a launch are told; empty if it did not get that far. */
  static Optional<Setting> setting(Path folder) throws IOException {
    Path file = folder.resolve(NodeScript.SETTING_FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecordFormat.read(Files.readAllBytes(file), Setting.class));
    } catch (CorruptRecordException e) {
      throw new IOException(file + " is no setting of a node", e);
    }
  }
}
