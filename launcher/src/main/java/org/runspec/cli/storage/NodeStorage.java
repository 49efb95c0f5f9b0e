package org.runspec.cli.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
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
   * @param environment has the signature for a container
   * @throws UserProblem if another store stands there now
   */
  public static Storage open(NodeSetting setting, Map<String, String> environment)
      throws IOException {
    StoreAddress address = StoreAddress.parse(setting.store());
    Storage storage = at(address, environment);
    Optional<StoreId> id = setting.storeId().map(StoreId::new);
    Optional<StoreId> there = id.isEmpty() ? id : StoreId.in(storage);
    if (there.isPresent() && !there.equals(id)) {
      throw new UserProblem(
          "be a node of " + setting.job(),
          "another store stands at " + setting.store() + " now",
          "putting the job's own store back there");
    }
    return id.isPresent()
        ? new GuardedStorage(storage, id.get(), trusted(address), System::nanoTime)
        : storage;
  }

  /**
   * Folders are moved in a moment; the name of a container is free only a while after it is gone.
   */
  private static Duration trusted(StoreAddress address) {
    return address.folder().isPresent() ? Duration.ofSeconds(1) : Duration.ofSeconds(20);
  }

  private static Storage at(StoreAddress address, Map<String, String> environment)
      throws IOException {
    if (address instanceof StoreAddress.Container container) {
      String signature = environment.getOrDefault(NodeSetting.STORE_VARIABLE, "");
      return ContainerKey.ofNode(container, signature).open();
    }
    return LocalStorage.existingAt(address.folder().orElseThrow());
  }
}
