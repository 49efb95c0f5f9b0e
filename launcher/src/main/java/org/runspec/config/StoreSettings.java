package org.runspec.config;

import java.util.Optional;
import org.runspec.job.StoreAddress;

/**
 * Where files and records live.
 *
 * @param service the name of its storage in the configuration, by which users tell it from others
 * @param address where the files are, if it is not the project's own folder
 * @param key where that is kept which opens a container: an account's key, a connection string or a
 *     shared access signature; without it whoever is logged in asks for it
 * @param mongo the database of the records; absent where they are files too
 */
public record StoreSettings(
    String service, Optional<StoreAddress> address, Optional<Secret> key, Optional<Mongo> mongo) {
  /**
   * A MongoDB.
   *
   * @param service its name in the configuration
   * @param connection where the connection string is kept, which names the database too
   */
  public record Mongo(String service, Secret connection) {}
}
