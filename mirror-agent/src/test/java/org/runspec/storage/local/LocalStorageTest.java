package org.runspec.storage.local;

import java.io.IOException;
import org.runspec.storage.Storage;
import org.runspec.storage.StorageContract;

/** A directory keeps what storages promise. */
class LocalStorageTest extends StorageContract {
  @Override
  protected Storage open() throws IOException {
    return LocalStorage.at(folder.resolve("store"));
  }
}
