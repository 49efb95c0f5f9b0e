package org.runspec.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.Storage;

/**
 * A store's files, of which nothing is read or written while another store stands at their place:
 * every call fails then, and may be made again when the right one is back. Looks at most once in a
 * while, and after every failure.
 */
public final class GuardedStorage extends ForwardingStorage {
  private final StoreId id;
  private final long trusted;
  private final LongSupplier nanoTime;
  private boolean isSure;
  private long seen;

  /**
   * Guards a store.
   *
   * @param id that of the right one
   * @param trusted for so long nobody looks again
   * @param nanoTime a monotonic clock
   */
  public GuardedStorage(Storage storage, StoreId id, Duration trusted, LongSupplier nanoTime) {
    this(storage, id, trusted.toNanos(), nanoTime);
  }

  private GuardedStorage(Storage storage, StoreId id, long trusted, LongSupplier nanoTime) {
    super(storage);
    this.id = id;
    this.trusted = trusted;
    this.nanoTime = nanoTime;
  }

  @Override
  protected <T> T forward(Request<T> request) throws IOException {
    try {
      requireSame();
      return request.answer();
    } catch (IOException e) {
      doubt();
      throw e;
    }
  }

  private synchronized void requireSame() throws IOException {
    long now = nanoTime.getAsLong();
    if (isSure && now - seen < trusted) {
      return;
    }
    Optional<StoreId> there = StoreId.in(direct());
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
  public Storage relaxed() throws IOException {
    return new GuardedStorage(direct().relaxed(), id, trusted, nanoTime);
  }
}
