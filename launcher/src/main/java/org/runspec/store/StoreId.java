package org.runspec.store;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * By what a store is told from another one that stands at the same place later; a copy of a store
 * has that of the original.
 *
 * @param id random, fit for names of files
 */
public record StoreId(String id) {
  private static final ObjectKey KEY = new ObjectKey(StoreLayout.identity());
  private static final int LETTERS = 8;

  /** The store's; it gets one if it has none. */
  public static StoreId of(Storage storage) throws IOException {
    Optional<StoreId> known = in(storage);
    if (known.isPresent()) {
      return known.get();
    }
    StoreId mine = new StoreId(UUID.randomUUID().toString());
    storage.createIfAbsent(KEY, RecordFormat.file(mine));
    return in(storage).orElseThrow(() -> new IOException(KEY + " was deleted meanwhile"));
  }

  /**
   * The store's; empty if it has none.
   *
   * @throws CorruptRecordException if it cannot be read
   */
  public static Optional<StoreId> in(Storage storage) throws IOException {
    Optional<byte[]> content = storage.get(KEY);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    StoreId read = RecordFormat.read(content.get(), StoreId.class);
    if (!read.id().matches("[0-9a-z-]{8,64}")) {
      throw new CorruptRecordException(KEY + " holds no identity of a store", null);
    }
    return Optional.of(read);
  }

  /** Its beginning, for names. */
  public String letters() {
    return id.substring(0, LETTERS);
  }
}
