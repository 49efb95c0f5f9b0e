package org.runspec.mirror.cursor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.runspec.storage.ObjectKey;

/** What the storage has of each file and which checkpoints. Safe for use by many threads. */
public final class Cursors {
  private final Map<ObjectKey, FileCursor> files = new ConcurrentHashMap<>();
  private final Map<ObjectKey, StoredCheckpoint> checkpoints = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();

  /** What the storage has of a file; empty if nothing is known. */
  public Optional<FileCursor> of(ObjectKey file) {
    return Optional.ofNullable(files.get(file));
  }

  /** The storage has this of a file now. */
  public void put(ObjectKey file, FileCursor cursor) {
    FileCursor before = files.put(file, cursor);
    bytes.addAndGet(cursor.sent() - (before == null ? 0 : before.sent()));
    changes.incrementAndGet();
  }

  /** The file is gone, or nothing is known of it any more. */
  public void forget(ObjectKey file) {
    FileCursor before = files.remove(file);
    if (before != null) {
      bytes.addAndGet(-before.sent());
      changes.incrementAndGet();
    }
  }

  /** The storage has a checkpoint. */
  public void put(StoredCheckpoint checkpoint) {
    checkpoints.put(checkpoint.unit(), checkpoint);
    changes.incrementAndGet();
  }

  /** The storage has a checkpoint no longer. */
  public void remove(StoredCheckpoint checkpoint) {
    checkpoints.remove(checkpoint.unit());
    changes.incrementAndGet();
  }

  /** All checkpoints in the storage. */
  public Collection<StoredCheckpoint> checkpoints() {
    return List.copyOf(checkpoints.values());
  }

  /** All files of which something is known. */
  public Map<ObjectKey, FileCursor> files() {
    return Map.copyOf(files);
  }

  /** How many files something is known of. */
  public int count() {
    return files.size();
  }

  /** Bytes in the storage, of all files of which something is known. */
  public long bytes() {
    return bytes.get();
  }

  /** Grows with each change. */
  public long changes() {
    return changes.get();
  }
}
