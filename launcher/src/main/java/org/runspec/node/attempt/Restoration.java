package org.runspec.node.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.runspec.job.MultiRun;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * Brings back what earlier attempts of a run left in the store: the results of the newest whose
 * copy is whole, without those that it deleted, and the complete checkpoints of all, a newer one
 * over an older of the same name.
 */
final class Restoration {
  private final Storage storage;
  private final MultiRun job;
  private final EarlierAttempts earlier;

  Restoration(Storage storage, MultiRun job, EarlierAttempts earlier) {
    this.storage = storage;
    this.job = job;
    this.earlier = earlier;
  }

  /** Returns how many files came back. */
  int into(AttemptFolder folder, RunName run, int attempt) throws IOException {
    int files = 0;
    int newest = earlier.newestWhole(run, attempt);
    if (newest > 0) {
      String deleted = StoreLayout.deleted(job.workspace(), run, newest);
      files +=
          copy(
              StoreLayout.mirrored(job.workspace(), run, newest),
              folder.results(),
              new KeptDeletions(storage, deleted).read());
    }
    for (int before = 1; before < attempt; before++) {
      files +=
          copy(
              StoreLayout.checkpoints(job.workspace(), run, before),
              folder.files().checkpoints(),
              Set.of());
    }
    return files;
  }

  private int copy(String from, Path to, Set<String> without) throws IOException {
    int files = 0;
    for (StoredObject object : storage.list(from)) {
      String name = object.key().path().substring(from.length() + 1);
      Path target = to.resolve(name).normalize();
      if (target.startsWith(to) && !without.contains(name)) {
        copy(object.key(), target);
        files++;
      }
    }
    return files;
  }

  private void copy(ObjectKey key, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = storage.open(key, 0)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
