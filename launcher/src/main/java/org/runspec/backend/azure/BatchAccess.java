package org.runspec.backend.azure;

import java.net.URI;

/**
 * What it takes to be heard by a Batch service.
 *
 * @param url of the account
 * @param account its name
 * @param key Base64; no message shows it
 * @param where the key is kept, for messages
 */
public record BatchAccess(URI url, String account, String key, String where) {
  /** Finds it when it is first needed. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads the key; starts the service if it is the local one.
     *
     * @throws org.runspec.spec.problem.UserProblem if there is no key
     */
    BatchAccess get();
  }

  @Override
  public String toString() {
    return account + " at " + url;
  }
}
