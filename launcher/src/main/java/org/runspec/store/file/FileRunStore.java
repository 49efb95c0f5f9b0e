package org.runspec.store.file;

import org.runspec.storage.Storage;
import org.runspec.store.RunStore;
import org.runspec.store.record.RecordRunStore;

/** The run store on files, in the same storage as the files of its runs. */
public final class FileRunStore {
  private FileRunStore() {}

  /** The store of a storage, which stays open when the store is closed. */
  public static RunStore on(Storage storage) {
    return new RecordRunStore(new StoredDocuments(storage), new StoredTexts(storage), () -> {});
  }
}
