package org.runspec.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.SourceUse;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * A store's files, of which nothing is read or written while another store stands at their place:
 * every call fails then, and may be made again when the right one is back. Looks at most once in a
 * while, and after every failure.
 */
public final class GuardedStorage implements Storage {
  private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

  private final Storage storage;
  private final StoreId id;
  private final LongSupplier nanoTime;
  private boolean isSure;
  private long seen;

  /**
   * Guards a store.
   *
   * @param id that of the right one
   * @param nanoTime a monotonic clock
   */
  public GuardedStorage(Storage storage, StoreId id, LongSupplier nanoTime) {
    this.storage = storage;
    this.id = id;
    this.nanoTime = nanoTime;
  }

  private interface Call<T> {
    T answer() throws IOException;
  }

  private <T> T guarded(Call<T> call) throws IOException {
    try {
      requireSame();
      return call.answer();
    } catch (IOException e) {
      doubt();
      throw e;
    }
  }

  private void guardedly(Order order) throws IOException {
    guarded(
        () -> {
          order.give();
          return true;
        });
  }

  private interface Order {
    void give() throws IOException;
  }

  private synchronized void requireSame() throws IOException {
    long now = nanoTime.getAsLong();
    if (isSure && now - seen < TRUSTED) {
      return;
    }
    Optional<StoreId> there = StoreId.in(storage);
    if (!there.equals(Optional.of(id))) {
      throw new IOException(
          there.isPresent() ? "another store stands there" : "what stands there is no store");
    }
    isSure = true;
    seen = now;
  }

  private synchronized void doubt() {
    isSure = false;
  }

  @Override
  public void put(ObjectKey key, byte[] content) throws IOException {
    guardedly(() -> storage.put(key, content));
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    guardedly(() -> storage.put(key, content, length));
  }

  @Override
  public void putFile(ObjectKey key, Path file, SourceUse use) throws IOException {
    guardedly(() -> storage.putFile(key, file, use));
  }

  @Override
  public boolean link(ObjectKey key, Path file) throws IOException {
    return guarded(() -> storage.link(key, file));
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    return guarded(() -> storage.get(key));
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    return guarded(() -> storage.open(key, offset));
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    return guarded(() -> storage.stat(key));
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    return guarded(() -> storage.list(folder));
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return guarded(() -> storage.children(folder));
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    return guarded(() -> storage.delete(key));
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    return guarded(() -> storage.append(key, position, content));
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    return guarded(() -> storage.createIfAbsent(key, content));
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    return guarded(() -> storage.createIfAbsent(key, content, length));
  }

  @Override
  public Storage relaxed() throws IOException {
    return new GuardedStorage(storage.relaxed(), id, nanoTime);
  }

  @Override
  public void sync() throws IOException {
    guardedly(storage::sync);
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
