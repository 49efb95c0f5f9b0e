package org.runspec.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * A file that is to be brought, and where it goes.
 *
 * @param path below the destination, segments between slashes
 * @param size in bytes; no more than that is read
 * @param state changes when the content does
 * @param executable whether it becomes a program
 * @param sum the CRC-32C that its content must have, eight hexadecimal digits, if it is known
 * @param growing whether it may change while it is read, as files of runs do that go on
 */
public record Item(
    String path,
    long size,
    String state,
    Optional<String> sum,
    boolean executable,
    boolean growing,
    Content content) {

  /** What is in a file. */
  public interface Content {
    /** From an offset in bytes on. */
    InputStream open(long offset) throws IOException;
  }

  /** An object of a storage, as it was listed. */
  public static Item of(Storage storage, StoredObject object, String path, boolean growing) {
    return new Item(
        path,
        object.size(),
        object.key() + "\n" + object.size() + "\n" + object.modified(),
        Optional.empty(),
        false,
        growing,
        offset -> storage.open(object.key(), offset));
  }

  /** A file of this machine that nobody changes. */
  public static Item of(Path file, String path) throws IOException {
    long size = Files.size(file);
    return new Item(
        path,
        size,
        file + "\n" + size + "\n" + Files.getLastModifiedTime(file),
        Optional.empty(),
        Files.isExecutable(file),
        false,
        offset -> {
          InputStream in = Files.newInputStream(file);
          in.skipNBytes(offset);
          return in;
        });
  }

  /** The same in another place. */
  public Item at(String other) {
    return new Item(other, size, state, sum, executable, growing, content);
  }

  /** The same, which must have this sum. */
  public Item provenBy(String crc32c) {
    return new Item(path, size, state, Optional.of(crc32c), executable, growing, content);
  }
}
