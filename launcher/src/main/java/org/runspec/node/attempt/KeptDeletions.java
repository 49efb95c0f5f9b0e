package org.runspec.node.attempt;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.DeletedFiles;
import org.runspec.job.RecordFormat;
import org.runspec.mirror.send.Deletions;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Which results an attempt deleted, kept in the store. */
final class KeptDeletions implements Deletions {
  private final Storage storage;
  private final ObjectKey key;

  KeptDeletions(Storage storage, String key) {
    this.storage = storage;
    this.key = new ObjectKey(key);
  }

  @Override
  public Set<String> read() throws IOException {
    Optional<byte[]> content = storage.get(key);
    return content.isPresent()
        ? RecordFormat.read(content.get(), DeletedFiles.class).files()
        : Set.of();
  }

  @Override
  public void write(Set<String> names) throws IOException {
    storage.put(key, RecordFormat.file(new DeletedFiles(DeletedFiles.FORMAT, names)));
  }
}
