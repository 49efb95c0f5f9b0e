package org.runspec.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files and records live.
 *
 * @param service the name of its storage in the configuration, by which users tell it from others
 * @param folder the folder of the files, if it is not the project's own; absolute
 * @param mongo the database of the records; absent where they are files too
 */
public record StoreSettings(String service, Optional<Path> folder, Optional<Mongo> mongo) {
  /**
   * A MongoDB.
   *
   * @param service its name in the configuration
   * @param connection where the connection string is kept, which names the database too
   */
  public record Mongo(String service, Secret connection) {}
}
