package org.runspec.cli.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
