package org.runspec.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.SourceUse;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** Fails now and then: before an operation, after it, or with half of an append done. */
final class UnreliableStorage implements Storage {
  private static final int ONE_IN = 6;

  private final Storage storage;
  private final Random faults;

  UnreliableStorage(Storage storage, Random faults) {
    this.storage = storage;
    this.faults = faults;
  }

  private void maybeFail(String when) throws IOException {
    if (faults.nextInt(ONE_IN) == 0) {
      throw new IOException("injected " + when);
    }
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    maybeFail("before");
    storage.put(key, content, length);
    maybeFail("after");
  }

  @Override
  public void putFile(ObjectKey key, Path file, SourceUse use) throws IOException {
    maybeFail("before");
    storage.putFile(key, file, use);
    maybeFail("after");
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    maybeFail("before");
    return storage.get(key);
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    maybeFail("before");
    return storage.open(key, offset);
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    maybeFail("before");
    return storage.stat(key);
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    maybeFail("before");
    return storage.list(folder);
  }

  @Override
  public List<String> children(String folder) throws IOException {
    maybeFail("before");
    return storage.children(folder);
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    maybeFail("before");
    boolean deleted = storage.delete(key);
    maybeFail("after");
    return deleted;
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    maybeFail("before");
    if (content.length > 1 && faults.nextInt(ONE_IN) == 0) {
      int half = 1 + faults.nextInt(content.length - 1);
      storage.append(key, position, Arrays.copyOf(content, half));
      throw new IOException("injected in the middle");
    }
    long length = storage.append(key, position, content);
    maybeFail("after");
    return length;
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    maybeFail("before");
    boolean isMine = storage.createIfAbsent(key, content);
    maybeFail("after");
    return isMine;
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    maybeFail("before");
    boolean isMine = storage.createIfAbsent(key, content, length);
    maybeFail("after");
    return isMine;
  }

  @Override
  public Storage relaxed() throws IOException {
    return new UnreliableStorage(storage.relaxed(), faults);
  }

  @Override
  public void sync() throws IOException {
    storage.sync();
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
