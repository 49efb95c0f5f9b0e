package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.runspec.job.NodeSetting;
import org.runspec.job.StoreAddress;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.SignedLinks;
import org.runspec.storage.Storage;

/** How nodes that do not see the launching machine come at the store of their job. */
sealed interface NodeAccess {
  /**
   * Where they find an object.
   *
   * @param good how long they must find it there
   */
  String place(ObjectKey key, Duration good) throws IOException;

  /**
   * What lets them into the store, by variable.
   *
   * @param good how long it must let them in
   */
  Map<String, String> credentials(Duration good) throws IOException;

  /** To a store. */
  static NodeAccess to(StoreAddress store, Storage storage) {
    if (store.folder().isPresent()) {
      return new ToFolder(store.folder().get());
    } else if (storage instanceof SignedLinks links) {
      return new ToContainer(links, InstantSource.system());
    }
    throw new IllegalStateException("nobody can be let into " + store);
  }

  /** To a folder that they see as this machine does. */
  record ToFolder(Path store) implements NodeAccess {
    @Override
    public String place(ObjectKey key, Duration good) {
      return store.resolve(key.path()).toString();
    }

    @Override
    public Map<String, String> credentials(Duration good) {
      return Map.of();
    }
  }

  /** To a container, by addresses and a signature that end. */
  record ToContainer(SignedLinks links, InstantSource clock) implements NodeAccess {
    @Override
    public String place(ObjectKey key, Duration good) throws IOException {
      return links.readLink(key, clock.instant().plus(good)).toString();
    }

    @Override
    public Map<String, String> credentials(Duration good) throws IOException {
      return Map.of(NodeSetting.STORE_VARIABLE, links.containerSas(clock.instant().plus(good)));
    }
  }
}
