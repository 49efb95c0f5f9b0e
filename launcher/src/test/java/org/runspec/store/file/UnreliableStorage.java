package org.runspec.store.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Fails now and then: before an operation, after it, or with half of an append done. */
final class UnreliableStorage extends ForwardingStorage {
  private static final int ONE_IN = 6;

  private final Random faults;

  UnreliableStorage(Storage storage, Random faults) {
    super(storage);
    this.faults = faults;
  }

  private void maybeFail(String when) throws IOException {
    if (faults.nextInt(ONE_IN) == 0) {
      throw new IOException("injected " + when);
    }
  }

  @Override
  protected <T> T forward(Request<T> request) throws IOException {
    maybeFail("before");
    T answer = request.answer();
    maybeFail("after");
    return answer;
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    if (content.length > 1 && faults.nextInt(ONE_IN) == 0) {
      int half = 1 + faults.nextInt(content.length - 1);
      direct().append(key, position, Arrays.copyOf(content, half));
      throw new IOException("injected in the middle");
    }
    return super.append(key, position, content);
  }

  @Override
  public Storage relaxed() throws IOException {
    return new UnreliableStorage(direct().relaxed(), faults);
  }

  @Override
  public void sync() throws IOException {
    direct().sync();
  }
}
