package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;

/** The copies of files that a job wants to have when an attempt ends. */
final class AfterCopies {
  private final AttemptSetting setting;
  private final MultiRun job;
  private final Claim claim;
  private final AttemptFolder folder;

  AfterCopies(AttemptSetting setting, Claim claim, AttemptFolder folder) {
    this.setting = setting;
    this.job = setting.job();
    this.claim = claim;
    this.folder = folder;
  }

  /**
   * Makes them durable.
   *
   * @param notKept gets the names of files that cannot be read or are too large
   */
  void make(List<String> notKept) throws IOException, InterruptedException {
    for (Path name : AfterFiles.in(folder.directory(), job.captures().after(), notKept)) {
      keep(name, notKept);
    }
  }

  private void keep(Path name, List<String> notKept) throws IOException, InterruptedException {
    Path file = folder.directory().resolve(name);
    ObjectKey key =
        new ObjectKey(
            StoreLayout.after(job.workspace(), claim.name(), claim.attempt())
                + "/"
                + name.toString().replace('\\', '/'));
    if (!Files.isReadable(file) || Files.size(file) > job.captures().mirrorFileBytes()) {
      notKept.add(name.toString());
      return;
    }
    setting.persistence().untilDone(() -> putUnlessGone(key, file));
  }

  private void putUnlessGone(ObjectKey key, Path file) throws IOException {
    try {
      setting.storage().putFile(key, file);
    } catch (NoSuchFileException e) {
      if (Files.exists(file)) {
        throw e;
      }
    }
  }
}
