package org.runspec.storage.azure;

import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a storage account is shown. No text of these holds a secret but the components do. */
public sealed interface BlobCredential {
  /**
   * The account's shared key.
   *
   * @param key in base64
   */
  record AccountKey(String name, String key) implements BlobCredential {
    /** Throws {@link IllegalArgumentException} where it cannot be a key. */
    public AccountKey {
      try {
        Base64.getDecoder().decode(key);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "what was given as the key of account " + name + " is none: it is not in base64");
      }
    }

    @Override
    public String toString() {
      return "the key of account " + name;
    }
  }

  /**
   * A shared access signature.
   *
   * @param query such as {@code sv=…&sig=…}; a question mark before it is dropped
   */
  record Sas(String query) implements BlobCredential {
    /** Without a question mark. */
    public Sas {
      query = query.startsWith("?") ? query.substring(1) : query;
    }

    @Override
    public String toString() {
      return "the SAS";
    }
  }

  /**
   * Azure's default chain: environment, workload or managed identity, then who is logged in with
   * Azure's tools.
   *
   * @param asking whether a person can be asked to log in with a code, on the terminal
   */
  record Chain(boolean asking) implements BlobCredential {
    /** Asks on a terminal only. */
    public Chain() {
      this(Terminal.isThere());
    }

    @Override
    public String toString() {
      return "the identity that Azure's credential chain found";
    }
  }

  /** The variable that holds the SAS which a job's nodes are given. */
  String SAS_VARIABLE = "RUNSPEC_STORE_SAS";

  /**
   * What the environment holds: {@code RUNSPEC_STORE_SAS}, {@code AZURE_STORAGE_CONNECTION_STRING},
   * {@code AZURE_STORAGE_SAS_TOKEN} or {@code AZURE_STORAGE_KEY}, the first that is there; else the
   * chain.
   *
   * @param account the account that it is for
   * @throws IllegalArgumentException if there is a key or connection string that is none, or the
   *     latter is another account's; the message does not quote it
   */
  static BlobCredential fromEnvironment(Map<String, String> environment, String account) {
    String given = environment.getOrDefault(SAS_VARIABLE, "");
    if (!given.isBlank()) {
      return new Sas(given.trim());
    }
    String connection = environment.getOrDefault("AZURE_STORAGE_CONNECTION_STRING", "");
    if (!connection.isBlank()) {
      return checked(fromConnectionString(connection), account);
    }
    String sas = environment.getOrDefault("AZURE_STORAGE_SAS_TOKEN", "");
    if (!sas.isBlank()) {
      return new Sas(sas.trim());
    }
    String key = environment.getOrDefault("AZURE_STORAGE_KEY", "");
    return key.isBlank() ? new Chain() : new AccountKey(account, key.trim());
  }

  private static BlobCredential checked(BlobCredential credential, String account) {
    if (credential instanceof AccountKey key && !key.name().equals(account)) {
      throw new IllegalArgumentException(
          "the connection string is that of account " + key.name() + ", not of " + account);
    }
    return credential;
  }

  /**
   * The key or SAS of a storage account's connection string, as the portal shows it.
   *
   * @throws IllegalArgumentException if it has neither; the message does not quote it
   */
  static BlobCredential fromConnectionString(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).trim().toLowerCase(Locale.ROOT);
        parts.put(name, part.substring(equals + 1).trim());
      }
    }
    if ("true".equals(parts.get("usedevelopmentstorage"))) {
      return Emulator.CREDENTIAL;
    }
    if (parts.containsKey("accountname") && parts.containsKey("accountkey")) {
      return new AccountKey(parts.get("accountname"), parts.get("accountkey"));
    }
    if (parts.containsKey("sharedaccesssignature")) {
      return new Sas(parts.get("sharedaccesssignature"));
    }
    throw new IllegalArgumentException(
        "the connection string has neither AccountName and AccountKey nor SharedAccessSignature");
  }
}
