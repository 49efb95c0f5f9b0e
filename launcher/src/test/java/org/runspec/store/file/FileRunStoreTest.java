package org.runspec.store.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.RunStoreContract;

class FileRunStoreTest extends RunStoreContract {
  @TempDir Path folder;

  final Storage storage() throws IOException {
    return LocalStorage.at(folder).relaxed();
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
    Path file = folder.resolve(journal.key());
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() - bytes);
    }
  }

  @Override
  protected void corrupt(Journal journal, long position, String text) throws IOException {
    storage().append(new ObjectKey(journal.key()), position, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected void corrupt(String key, String content) throws IOException {
    storage().put(new ObjectKey(key), content.getBytes(StandardCharsets.UTF_8));
  }
}
