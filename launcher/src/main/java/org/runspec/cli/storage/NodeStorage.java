package org.runspec.cli.storage;

import java.io.IOException;
import java.util.Optional;
import org.runspec.job.NodeSetting;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.GuardedStorage;
import org.runspec.store.StoreId;

/** The place of a store, as a node of one of its jobs sees it: it was there before. */
public final class NodeStorage {
  private NodeStorage() {}

  /**
   * Opens it for a node; of another store that stands there meanwhile nothing is read.
   *
   * @throws UserProblem if another store stands there now
   */
  public static Storage open(NodeSetting setting) throws IOException {
    Storage storage = at(StoreAddress.parse(setting.store()));
    Optional<StoreId> id = setting.storeId().map(StoreId::new);
    Optional<StoreId> there = id.isEmpty() ? id : StoreId.in(storage);
    if (there.isPresent() && !there.equals(id)) {
      throw new UserProblem(
          "be a node of " + setting.job(),
          "another store stands at " + setting.store() + " now",
          "putting the job's own store back there");
    }
    return id.isPresent() ? new GuardedStorage(storage, id.get(), System::nanoTime) : storage;
  }

  private static Storage at(StoreAddress address) throws IOException {
    if (address instanceof StoreAddress.Folder folder) {
      return LocalStorage.existingAt(folder.path());
    }
    throw new IOException("containers cannot be opened yet");
  }
}
