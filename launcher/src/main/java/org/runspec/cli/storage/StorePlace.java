package org.runspec.cli.storage;

import java.io.IOException;
import java.nio.file.Files;
import org.runspec.config.Project;
import org.runspec.job.StoreAddress;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.storage.local.SharedDisk;

/** The place of a project's store, as its commands see it. */
public final class StorePlace {
  private final StoreAddress address;

  /** The place of a project's own store. */
  public StorePlace(Project project) {
    this.address = project.store();
  }

  /** Opens it; what is not there is made by the first who writes. */
  public Storage open() throws IOException {
    if (address instanceof StoreAddress.Folder folder) {
      return LocalStorage.at(folder.path());
    }
    throw new IOException("containers cannot be opened yet");
  }

  /** Whether it can be told without asking anybody that nothing was ever written there. */
  public boolean isAbsent() {
    return address.folder().filter(folder -> !Files.isDirectory(folder)).isPresent();
  }

  /** Whether the place wants few operations. */
  public boolean isGentle() {
    return address.folder().map(SharedDisk::holds).orElse(true);
  }
}
