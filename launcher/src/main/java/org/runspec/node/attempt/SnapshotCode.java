package org.runspec.node.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.runspec.job.MultiRun;
import org.runspec.job.StoreLayout;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** A job's code from its snapshot, which is fetched once, and its generated files. */
public final class SnapshotCode implements CodeCopy {
  private final MultiRun job;
  private final Storage storage;
  private final SnapshotCache cache;
  private final Path generated;

  /**
   * The code of a job.
   *
   * @param cache of this machine, which all jobs share
   * @param generated a folder of this node's own, where generated files are kept
   */
  public SnapshotCode(MultiRun job, Storage storage, SnapshotCache cache, Path generated) {
    this.job = job;
    this.storage = storage;
    this.cache = cache;
    this.generated = generated;
  }

  @Override
  public void into(Path directory) throws IOException {
    if (job.code().isPresent()) {
      String digest = job.code().get().digest();
      ObjectKey key = new ObjectKey(StoreLayout.code(digest));
      SnapshotCache.copy(cache.unpacked(digest, () -> open(key, "the code snapshot")), directory);
    }
    for (Map.Entry<String, String> file : job.generated().entrySet()) {
      Path target = directory.resolve(file.getKey()).normalize();
      if (!target.startsWith(directory)) {
        throw new IOException("a generated file lies outside of the run: " + file.getKey());
      }
      Files.createDirectories(target.getParent());
      Files.copy(fetched(file.getValue()), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private InputStream open(ObjectKey key, String what) throws IOException {
    try {
      return storage.open(key, 0);
    } catch (NoSuchFileException e) {
      throw new IOException("the store does not hold " + what + " " + key.path(), e);
    }
  }

  private synchronized Path fetched(String key) throws IOException {
    Path file = generated.resolve(key);
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), ".", ".tmp");
      try (InputStream in = open(new ObjectKey(key), "a file of the job")) {
        Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    return file;
  }
}
