package org.runspec.store.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.azure.Azurite;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.azure.Emulator;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.RunStoreContract;

/** A job needs nothing but a storage account. */
class BlobRunStoreTest extends RunStoreContract {
  private URI container;

  private Storage storage() throws IOException {
    if (container == null) {
      container = Azurite.shared().newContainer();
    }
    return BlobStorage.at(container, "team", Emulator.CREDENTIAL);
  }

  @Override
  protected RunStore open() throws IOException {
    return FileRunStore.on(storage());
  }

  @Override
  protected RunStore openUnreliable(Random faults) throws IOException {
    return FileRunStore.on(new UnreliableStorage(storage(), faults));
  }

  @Override
  protected void tear(Journal journal, int bytes) throws IOException {
    ObjectKey key = new ObjectKey(journal.key());
    byte[] whole = storage().get(key).orElseThrow();
    storage().put(key, Arrays.copyOf(whole, whole.length - bytes));
  }

  @Override
  protected void corrupt(Journal journal, long position, String text) throws IOException {
    storage().append(new ObjectKey(journal.key()), position, text.getBytes(UTF_8));
  }

  @Override
  protected void corrupt(String key, String content) throws IOException {
    storage().put(new ObjectKey(key), content.getBytes(UTF_8));
  }
}
