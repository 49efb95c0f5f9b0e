package org.runspec.mirror.send;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.runspec.storage.KeyOccupied;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** The part of a storage below the mirror's prefix, and how many bytes were sent to it. */
public final class Target {
  private final Storage storage;
  private final Optional<ObjectKey> prefix;
  private final AtomicLong bytesSent = new AtomicLong();

  /** All of a storage, or what is below a prefix. */
  public Target(Storage storage, Optional<ObjectKey> prefix) {
    this.storage = storage;
    this.prefix = prefix;
  }

  /** The storage. */
  public Storage storage() {
    return storage;
  }

  /** The object for a file. */
  public ObjectKey key(ObjectKey name) {
    return prefix.map(folder -> folder.resolve(name)).orElse(name);
  }

  /** The name of the file whose object has this key, which is below the prefix. */
  public ObjectKey name(ObjectKey key) {
    return prefix
        .map(folder -> new ObjectKey(key.path().substring(folder.path().length() + 1)))
        .orElse(key);
  }

  /** Where all objects are; empty for everywhere. */
  public String folder() {
    return prefix.map(ObjectKey::path).orElse("");
  }

  /** Counts what was sent. */
  public void sent(long bytes) {
    bytesSent.addAndGet(bytes);
  }

  /** Bytes sent so far, also those that were sent in vain. */
  public long bytesSent() {
    return bytesSent.get();
  }

  /** Writes, and once more after deleting what has the name because it once was of another kind. */
  void write(Write write) throws IOException {
    try {
      write.run();
    } catch (KeyOccupied e) {
      storage.delete(e.occupant());
      for (StoredObject object : storage.list(e.occupant().path())) {
        storage.delete(object.key());
      }
      write.run();
    }
  }

  /** One write. */
  interface Write {
    void run() throws IOException;
  }
}
