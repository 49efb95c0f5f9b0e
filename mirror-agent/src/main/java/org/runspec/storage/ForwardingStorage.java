package org.runspec.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A storage in which another one does what is asked for, with something around every request. */
public abstract class ForwardingStorage implements Storage {
  private final Storage storage;

  /**
   * Before another storage.
   *
   * @param storage closed with this one
   */
  protected ForwardingStorage(Storage storage) {
    this.storage = storage;
  }

  /** What is asked of the other storage. */
  protected interface Request<T> {
    /** Asks it. */
    T answer() throws IOException;
  }

  /** Has a request answered, or fails; other threads may call this at the same time. */
  protected abstract <T> T forward(Request<T> request) throws IOException;

  /** The other storage, for requests with nothing around them. */
  protected final Storage direct() {
    return storage;
  }

  private interface Order {
    void give() throws IOException;
  }

  private void forwardOrder(Order order) throws IOException {
    forward(
        () -> {
          order.give();
          return true;
        });
  }

  @Override
  public void put(ObjectKey key, byte[] content) throws IOException {
    forwardOrder(() -> storage.put(key, content));
  }

  @Override
  public void refresh(ObjectKey key, byte[] content) throws IOException {
    forwardOrder(() -> storage.refresh(key, content));
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    forwardOrder(() -> storage.put(key, content, length));
  }

  @Override
  public void putFile(ObjectKey key, Path file, SourceUse use) throws IOException {
    forwardOrder(() -> storage.putFile(key, file, use));
  }

  @Override
  public boolean link(ObjectKey key, Path file) throws IOException {
    return forward(() -> storage.link(key, file));
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    return forward(() -> storage.get(key));
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    return forward(() -> storage.open(key, offset));
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    return forward(() -> storage.stat(key));
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    return forward(() -> storage.list(folder));
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return forward(() -> storage.children(folder));
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    return forward(() -> storage.delete(key));
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    return forward(() -> storage.append(key, position, content));
  }

  @Override
  public Duration untilNextAppend(ObjectKey key) {
    return storage.untilNextAppend(key);
  }

  @Override
  public Transfers transfers() {
    return storage.transfers();
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    return forward(() -> storage.createIfAbsent(key, content));
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    return forward(() -> storage.createIfAbsent(key, content, length));
  }

  @Override
  public void sync() throws IOException {
    forwardOrder(storage::sync);
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
