package org.runspec.storage.azure;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.time.Instant;
import org.runspec.pace.Backoff;
import org.runspec.pace.Pacer;
import org.runspec.storage.AccessRefused;
import org.runspec.storage.ObjectKey;

/**
 * A container and how it is asked. One that was never there is empty, and the first write creates
 * it; one that was there and is gone is an error.
 */
final class Container {
  private final ContainerAddress address;
  private final BlobCredential credential;
  private final BlobNames names;
  private final Refusals refusals;
  private final Attempts attempts;
  private BlobContainerClient client;
  private volatile boolean seen;

  Container(
      ContainerAddress address,
      BlobCredential credential,
      BlobNames names,
      Pacer pacer,
      Backoff backoff) {
    this.address = address;
    this.credential = credential;
    this.names = names;
    this.refusals =
        new Refusals(address, credential, () -> Instant.ofEpochSecond(0, pacer.wallNanos()));
    this.attempts = new Attempts(pacer, backoff, refusals);
  }

  ContainerAddress address() {
    return address;
  }

  BlobCredential credential() {
    return credential;
  }

  BlobNames names() {
    return names;
  }

  /** The blob of an object. */
  BlobClient blob(ObjectKey key) throws IOException {
    return client().getBlobClient(names.of(key));
  }

  /** The blob of an object, to be written. */
  BlockBlobClient block(ObjectKey key) throws IOException {
    return blob(key).getBlockBlobClient();
  }

  /** The client, which costs a quarter of a second. */
  synchronized BlobContainerClient client() throws AccessRefused {
    if (client == null) {
      if (credential instanceof BlobCredential.Chain && address.isPlain()) {
        throw new AccessRefused(
            "the " + address + " is not reached by https: without a key nobody can use it");
      }
      client = Connection.to(address, credential);
    }
    return client;
  }

  /** The answer to a question; that of {@code nothing} if there is no container yet. */
  <T> T read(Attempts.Request<T> question, T nothing) throws IOException {
    try {
      return ask(question);
    } catch (NotSo e) {
      if (!e.is(NotSo.Case.NO_CONTAINER)) {
        throw e;
      }
      if (seen) {
        throw new AccessRefused(e.getMessage() + " any more");
      }
      return nothing;
    }
  }

  /** The answer to a request that changes something. */
  <T> T write(Attempts.Request<T> request) throws IOException {
    try {
      return ask(request);
    } catch (NotSo e) {
      if (!e.is(NotSo.Case.NO_CONTAINER)) {
        throw e;
      }
      if (seen) {
        throw new AccessRefused(e.getMessage() + " any more");
      }
      create();
      return ask(request);
    }
  }

  private void create() throws IOException {
    if (credential instanceof BlobCredential.Sas) {
      throw new AccessRefused(
          refusals.noContainer().getMessage() + ", and a SAS does not allow to create it");
    }
    try {
      attempts.at(() -> client().createIfNotExists());
    } catch (AccessRefused e) {
      throw new AccessRefused(
          refusals.noContainer().getMessage() + ", and it cannot be created: " + e.getMessage());
    }
  }

  private <T> T ask(Attempts.Request<T> request) throws IOException {
    try {
      T answer = attempts.at(request);
      seen = true;
      return answer;
    } catch (NotSo e) {
      seen |= !e.is(NotSo.Case.NO_CONTAINER);
      throw e;
    }
  }
}
