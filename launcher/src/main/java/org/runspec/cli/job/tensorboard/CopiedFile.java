package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.transfer.LocalDisk;

/**
 * The copy of an object that mostly grows. It has the object's time once it has all of it; if the
 * object is another one than it was, it is copied anew.
 */
final class CopiedFile {
  /** At the beginning and at the end of what was copied, by which the object is known again. */
  private static final int COMPARED = 1 << 12;

  private static final int PIECE = 1 << 16;

  private final Path place;
  private final Storage storage;
  private final LocalDisk disk;

  /** At a place, whose folder need not be there. */
  CopiedFile(Path place, Storage storage, LocalDisk disk) {
    this.place = place;
    this.storage = storage;
    this.disk = disk;
  }

  /** Copies what it lacks of an object. */
  void follow(StoredObject object) throws IOException {
    long size = disk.get(() -> Files.isRegularFile(place) ? Files.size(place) : -1L);
    if (size == object.size()
        && disk.get(() -> Files.getLastModifiedTime(place)).equals(time(object))) {
      return;
    }
    if (size >= 0 && size <= object.size() && isBeginning(size, object)) {
      copy(object, size, place);
    } else {
      disk.run(() -> Files.createDirectories(place.getParent()));
      // TensorBoard takes for an event file whatever has a certain word in its name
      Path part = place.resolveSibling("copying.part");
      disk.run(() -> Files.deleteIfExists(part));
      copy(object, 0, part);
      disk.run(() -> Files.move(part, place, StandardCopyOption.REPLACE_EXISTING));
    }
    disk.run(() -> Files.setLastModifiedTime(place, time(object)));
  }

  /** In whole seconds, as every file system keeps them. */
  private static FileTime time(StoredObject object) {
    return FileTime.fromMillis(object.modified().getEpochSecond() * 1_000);
  }

  private boolean isBeginning(long size, StoredObject object) throws IOException {
    long last = Math.max(0, size - COMPARED);
    return isSame(object, 0, (int) Math.min(size, COMPARED))
        && isSame(object, last, (int) (size - last));
  }

  private boolean isSame(StoredObject object, long from, int length) throws IOException {
    byte[] own =
        disk.get(
            () -> {
              try (InputStream in = Files.newInputStream(place)) {
                in.skipNBytes(from);
                return in.readNBytes(length);
              }
            });
    try (InputStream in = storage.open(object.key(), from)) {
      return Arrays.equals(own, in.readNBytes(length));
    }
  }

  private void copy(StoredObject object, long from, Path to) throws IOException {
    try (InputStream in = storage.open(object.key(), from);
        OutputStream out =
            disk.get(
                () ->
                    Files.newOutputStream(
                        to, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        int length = count;
        disk.run(() -> out.write(piece, 0, length));
      }
    }
  }
}
