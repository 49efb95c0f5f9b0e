package org.runspec.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** A storage that fails, or does what it is asked and says that it failed, or hangs. */
final class FaultyStorage extends ForwardingStorage {
  private final Random random;
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition opened = gate.newCondition();
  private boolean frozen;
  private volatile double failing;
  private volatile double lying;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  FaultyStorage(Storage inner, long seed) {
    super(inner);
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

  @Override
  protected <T> T forward(Request<T> request) throws IOException {
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
    T result = request.answer();
    if (drawn < failing + lying) {
      throw new IOException("the answer was lost");
    }
    return result;
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    written.addAndGet(length);
    super.put(key, content, length);
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    written.addAndGet(content.length);
    return super.append(key, position, content);
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    return direct().get(key); // for the test's own eyes
  }

  @Override
  public Storage relaxed() {
    return this;
  }

  @Override
  public void sync() throws IOException {
    direct().sync();
  }
}
