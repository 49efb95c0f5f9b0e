package org.runspec.cli.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.runspec.config.Secret;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.storage.azure.BlobCredential;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.azure.Emulator;

/**
 * Opens a container. What is kept as the key of one may be the account's key, a connection string
 * or a shared access signature.
 */
record ContainerKey(StoreAddress.Container container, BlobCredential credential) {
  /**
   * The key of a container.
   *
   * @param kept what the configuration's reference leads to; absent if it names none
   */
  static ContainerKey of(StoreAddress.Container container, Optional<Secret.Text> kept) {
    return new ContainerKey(
        container, kept.isPresent() ? read(container, kept.get().reveal()) : without(container));
  }

  /**
   * What a node shows.
   *
   * @param signature as it was handed to the node; empty if it is to log in by itself
   */
  static ContainerKey ofNode(StoreAddress.Container container, String signature) {
    return new ContainerKey(
        container,
        signature.isEmpty() ? new BlobCredential.Chain(false) : new BlobCredential.Sas(signature));
  }

  private static BlobCredential read(StoreAddress.Container container, String kept) {
    if (kept.contains("sig=") && !kept.contains("SharedAccessSignature=")) {
      return new BlobCredential.Sas(kept);
    }
    try {
      BlobCredential credential =
          kept.contains(";")
              ? BlobCredential.fromConnectionString(kept)
              : new BlobCredential.AccountKey(container.accountName(), kept);
      requireOf(container, credential);
      return credential;
    } catch (IllegalArgumentException e) {
      throw unusable(container, e.getMessage());
    }
  }

  private static void requireOf(StoreAddress.Container container, BlobCredential credential) {
    if (credential instanceof BlobCredential.AccountKey key
        && !key.name().equals(container.accountName())) {
      throw unusable(container, "the connection string is of another account, " + key.name());
    }
  }

  private static UserProblem unusable(StoreAddress.Container container, String why) {
    return new UserProblem(
        "open the container " + container,
        why,
        "the account's key, or its connection string as the portal shows it");
  }

  /** The emulator's key is known to everybody. */
  private static BlobCredential without(StoreAddress.Container container) {
    return container.accountName().equals(Emulator.ACCOUNT)
        ? Emulator.CREDENTIAL
        : new BlobCredential.Chain();
  }

  Storage open() {
    return storage();
  }

  private BlobStorage storage() {
    return BlobStorage.at(container.uri(), container.prefix(), credential);
  }

  /** Whether it is a key or signature of its own, and not whoever is logged in. */
  boolean isKnown() {
    return !(credential instanceof BlobCredential.Chain);
  }

  /** A shared access signature for everything in the container. */
  Secret.Text signature(Instant until) throws IOException {
    if (credential instanceof BlobCredential.Sas sas) {
      return new Secret.Text(sas.query());
    }
    try (BlobStorage storage = storage()) {
      return new Secret.Text(storage.containerSas(until));
    }
  }
}
