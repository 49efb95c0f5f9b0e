package org.runspec.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** A storage that fails, or does what it is asked and says that it failed, or hangs. */
final class FaultyStorage implements Storage {
  private final Storage inner;
  private final Random random;
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition opened = gate.newCondition();
  private boolean frozen;
  private volatile double failing;
  private volatile double lying;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  FaultyStorage(Storage inner, long seed) {
    this.inner = inner;
    this.random = new Random(seed);
  }

  /** From now on, such parts of all calls fail before or after they did something. */
  void fail(double before, double after) {
    failing = before;
    lying = after;
  }

  void freeze(boolean now) {
    gate.lock();
    try {
      frozen = now;
      opened.signalAll();
    } finally {
      gate.unlock();
    }
  }

  /** How often it was asked for anything. */
  long calls() {
    return calls.get();
  }

  /** Bytes that it was given, also in vain. */
  long written() {
    return written.get();
  }

  private <T> T call(Call<T> call) throws IOException {
    calls.incrementAndGet();
    double drawn;
    gate.lock();
    try {
      while (frozen) {
        opened.awaitUninterruptibly();
      }
      drawn = random.nextDouble();
    } finally {
      gate.unlock();
    }
    if (drawn < failing) {
      throw new IOException("out of order");
    }
    T result = call.run();
    if (drawn < failing + lying) {
      throw new IOException("the answer was lost");
    }
    return result;
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    written.addAndGet(length);
    call(
        () -> {
          inner.put(key, content, length);
          return null;
        });
  }

  @Override
  public boolean link(ObjectKey key, Path file) throws IOException {
    return call(() -> inner.link(key, file));
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    return inner.get(key); // for the test's own eyes
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    return call(() -> inner.open(key, offset));
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    return call(() -> inner.stat(key));
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    return call(() -> inner.list(folder));
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return call(() -> inner.children(folder));
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    return call(() -> inner.delete(key));
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    written.addAndGet(content.length);
    return call(() -> inner.append(key, position, content));
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    return call(() -> inner.createIfAbsent(key, content));
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    return call(() -> inner.createIfAbsent(key, content, length));
  }

  @Override
  public Storage relaxed() {
    return this;
  }

  @Override
  public void sync() throws IOException {
    inner.sync();
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }

  private interface Call<T> {
    T run() throws IOException;
  }
}
