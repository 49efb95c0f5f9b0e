package org.runspec.storage.azure;

import java.io.IOException;
import java.net.URI;
import org.runspec.storage.Storage;
import org.runspec.storage.StorageContract;

/** A container keeps what storages promise. */
class BlobStorageTest extends StorageContract {
  private URI container;

  @Override
  protected Storage open() throws IOException {
    if (container == null) {
      container = Azurite.shared().newContainer();
    }
    return BlobStorage.at(container, "", Emulator.CREDENTIAL);
  }

  @Override
  protected boolean holdsFolderAndObjectOfOneName() {
    return true;
  }
}
