package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.JobView.RunRow;
import org.runspec.transfer.LocalDisk;

/**
 * The event files of a run's results, as they grow. They lie in its folder as in the results; of
 * several attempts with a file of one name, which began with what the one before had left, the last
 * one's counts.
 */
final class EventCopies {
  /** In the name of every event file. */
  private static final String MARK = "tfevents";

  private final Storage storage;
  private final LocalDisk disk;

  EventCopies(Storage storage, LocalDisk disk) {
    this.storage = storage;
    this.disk = disk;
  }

  /**
   * Brings what is new of a run into its folder.
   *
   * @return whether the run has any
   */
  boolean bring(JobRecord job, RunRow run, Path folder) throws IOException {
    Map<String, StoredObject> latest = new TreeMap<>();
    for (int attempt = 1; attempt <= run.attempt(); attempt++) {
      String mirrored = StoreLayout.mirrored(job.workspace(), run.name(), attempt) + "/";
      for (StoredObject object : storage.list(mirrored.substring(0, mirrored.length() - 1))) {
        String path = object.key().path();
        if (path.substring(path.lastIndexOf('/') + 1).contains(MARK)) {
          latest.put(path.substring(mirrored.length()), object);
        }
      }
    }
    for (Map.Entry<String, StoredObject> one : latest.entrySet()) {
      new CopiedFile(folder.resolve(one.getKey()), storage, disk).follow(one.getValue());
    }
    return !latest.isEmpty();
  }
}
