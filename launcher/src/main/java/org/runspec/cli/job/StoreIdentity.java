package org.runspec.cli.job;

import java.util.Optional;
import org.runspec.job.StoreAddress;
import org.runspec.spec.yaml.Sha256;
import org.runspec.store.StoreId;

/**
 * By what a store of records is told from others, on this machine and without any secret.
 *
 * @param text the address of files and the id of the store there, or where a database is
 */
record StoreIdentity(String text) {
  private static final int DIGITS = 32;

  /** Of the store at an address; another one may come to stand there. */
  static StoreIdentity of(StoreAddress address, Optional<StoreId> id) {
    String which = id.map(known -> " " + known.id()).orElse("");
    return new StoreIdentity("files " + address.text() + which);
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
