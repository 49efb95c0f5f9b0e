package org.runspec.cli.job;

import java.nio.file.Path;
import java.util.Optional;
import org.runspec.spec.yaml.Sha256;
import org.runspec.store.StoreId;

/**
 * By what a store of records is told from others, on this machine and without any secret.
 *
 * @param text a folder's absolute path and the id of the store there, or where a database is
 */
record StoreIdentity(String text) {
  private static final int DIGITS = 32;

  /** Of the store in a folder; another one may come to stand there. */
  static StoreIdentity of(Path folder, Optional<StoreId> id) {
    String which = id.map(known -> " " + known.id()).orElse("");
    return new StoreIdentity("files " + folder.toAbsolutePath().normalize() + which);
  }

  /** Of a database, from a connection string, without the user and password in it. */
  static StoreIdentity ofDatabase(String connection) {
    return new StoreIdentity("database " + connection.replaceFirst("//[^/]*@", "//"));
  }

  /** Fit for the name of a file. */
  String digest() {
    return new Sha256().add(text).hex().substring(0, DIGITS);
  }
}
