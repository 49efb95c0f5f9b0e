package org.runspec.storage.azure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.SignedLinks;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** Storage in a container of Azure Blob Storage. */
public final class BlobStorage implements Storage, SignedLinks {
  private BlobStorage(URI container, String prefix, BlobCredential credential) {}

  /**
   * The storage in a container, which the first write creates if it is absent and the credential
   * may. No request is made yet.
   *
   * @param container such as {@code https://account.blob.core.windows.net/container}
   * @param prefix the folder in the container, such as {@code team/a}; empty for its top
   * @throws IllegalArgumentException if the address is not that of a container
   */
  public static BlobStorage at(URI container, String prefix, BlobCredential credential) {
    return new BlobStorage(container, prefix, credential);
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> children(String folder) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public URI readLink(ObjectKey key, Instant until) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String containerSas(Instant until) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Storage relaxed() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
