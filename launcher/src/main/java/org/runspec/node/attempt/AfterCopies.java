package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.NotKept;
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
   * @param notKept gets files that cannot be read or are too large
   */
  void make(List<NotKept> notKept) throws IOException, InterruptedException {
    List<String> unreadable = new ArrayList<>();
    List<Path> names = AfterFiles.in(folder.directory(), job.captures().after(), unreadable);
    unreadable.forEach(name -> notKept.add(NotKept.unreadable(name)));
    for (Path name : names) {
      keep(name, notKept);
    }
  }

  private void keep(Path name, List<NotKept> notKept) throws IOException, InterruptedException {
    Path file = folder.directory().resolve(name);
    String path = name.toString().replace('\\', '/');
    ObjectKey key =
        new ObjectKey(
            StoreLayout.after(job.workspace(), claim.name(), claim.attempt()) + "/" + path);
    if (!Files.isReadable(file)) {
      notKept.add(NotKept.unreadable(path));
      return;
    }
    long size = Files.size(file);
    if (size > job.captures().mirrorFileBytes()) {
      notKept.add(NotKept.tooLarge(path, size));
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
