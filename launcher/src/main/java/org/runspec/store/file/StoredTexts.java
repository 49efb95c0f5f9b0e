package org.runspec.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.record.Texts;

/** Texts as objects of a storage that are appended to. */
final class StoredTexts implements Texts {
  private final Storage storage;

  StoredTexts(Storage storage) {
    this.storage = storage;
  }

  @Override
  public long append(String key, long position, byte[] content) throws IOException {
    return storage.append(new ObjectKey(key), position, content);
  }

  @Override
  public Duration untilNextAppend(String key) {
    return storage.untilNextAppend(new ObjectKey(key));
  }

  @Override
  public byte[] read(String key, long position, int limit) throws IOException {
    try (InputStream in = storage.open(new ObjectKey(key), position)) {
      return in.readNBytes(limit);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  @Override
  public Optional<Map<String, Long>> lengths(String folder) throws IOException {
    return storage.transfers().parallel() == 1
        ? Optional.empty()
        : Optional.of(
            storage.list(folder).stream()
                .collect(Collectors.toMap(object -> object.key().path(), StoredObject::size)));
  }
}
