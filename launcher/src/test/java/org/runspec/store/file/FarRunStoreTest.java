package org.runspec.store.file;

import java.io.IOException;
import java.util.Random;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.Storage;
import org.runspec.storage.Transfers;
import org.runspec.store.RunStore;

/** A store whose place answers many calls at a time, as one in a cloud does. */
class FarRunStoreTest extends FileRunStoreTest {
  @Override
  protected RunStore open() throws IOException {
    return FileRunStore.on(new Far(storage()));
  }

  @Override
  protected RunStore openUnreliable(Random faults) throws IOException {
    return FileRunStore.on(new Far(new UnreliableStorage(storage(), faults)));
  }

  private static final class Far extends ForwardingStorage {
    Far(Storage storage) {
      super(storage);
    }

    @Override
    protected <T> T forward(Request<T> request) throws IOException {
      return request.answer();
    }

    @Override
    public Transfers transfers() {
      return new Transfers(4, 1 << 18, 1 << 22);
    }

    @Override
    public Storage relaxed() throws IOException {
      return new Far(direct().relaxed());
    }
  }
}
