package org.runspec.storage.local;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.runspec.storage.KeyOccupied;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;

/** Writes objects, new ones in the staging folder first. */
final class ObjectWriter {
  private static final int PIECE = 1 << 17;

  private final Layout layout;
  private final Staging staging;
  private final Durability durability;
  private final Placement placement;

  ObjectWriter(Layout layout, Staging staging, Durability durability) {
    this.layout = layout;
    this.staging = staging;
    this.durability = durability;
    this.placement = new Placement(layout, staging, durability);
  }

  void put(ObjectKey key, InputStream content, long length) throws IOException {
    Path draft = staging.newFile();
    try {
      write(draft, content, length);
      placement.replace(key, draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Makes a file an object without copying it; returns whether that was possible. */
  boolean link(ObjectKey key, Path file) throws IOException {
    Path draft = staging.newFile();
    try {
      Files.createLink(draft, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      return false;
    }
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ)) {
        durability.drafted(channel);
      }
      placement.replace(key, draft);
      return true;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Returns the new length. */
  long append(ObjectKey key, long position, byte[] content) throws IOException {
    Path file = layout.file(key);
    if (position == 0 && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      begin(key, content);
      return content.length;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Optional<KeyOccupied> occupied = layout.occupant(key);
      staging.expectStore();
      throw occupied.isPresent() ? occupied.get() : new PositionMismatch(key, position, 0);
    }
    detach(key, file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.size() != position) {
        throw new PositionMismatch(key, position, channel.size());
      }
      appendAll(channel, position, content);
      durability.appended(channel, file);
    }
    return position + content.length;
  }

  boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    Path draft = staging.newFile();
    try {
      if (!Files.exists(layout.file(key), LinkOption.NOFOLLOW_LINKS)) {
        write(draft, new ByteArrayInputStream(content), content.length);
        placement.create(key, draft);
        return true;
      }
    } catch (FileAlreadyExistsException e) {
      return holds(key, content); // ours, if the answer to a first try was lost
    } finally {
      Files.deleteIfExists(draft);
    }
    return holds(key, content);
  }

  /** Returns whether it was written. */
  boolean createIfAbsent(ObjectKey key, InputStream content, long length) throws IOException {
    Path draft = staging.newFile();
    try {
      write(draft, content, length);
      placement.create(key, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      Optional<KeyOccupied> occupied = layout.occupant(key);
      if (occupied.isPresent()) {
        throw occupied.get();
      }
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean holds(ObjectKey key, byte[] content) throws IOException {
    Optional<KeyOccupied> occupied = layout.occupant(key);
    if (occupied.isPresent()) {
      throw occupied.get();
    }
    Path file = layout.file(key);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** The first piece comes with the name, so that no reader finds an empty object. */
  private void begin(ObjectKey key, byte[] content) throws IOException {
    Path draft = staging.newFile();
    try {
      write(draft, new ByteArrayInputStream(content), content.length);
      placement.create(key, draft);
    } catch (FileAlreadyExistsException e) {
      throw new PositionMismatch(key, 0, Files.size(layout.file(key)));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A file that was linked into the store is its owner's too: it is copied before it grows. */
  private void detach(ObjectKey key, Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
      try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
        put(key, Channels.newInputStream(source), source.size());
      }
    }
  }

  private static void appendAll(FileChannel channel, long position, byte[] content)
      throws IOException {
    try {
      channel.position(position);
      writeAll(channel, ByteBuffer.wrap(content));
    } catch (IOException e) {
      try {
        channel.truncate(position);
      } catch (IOException again) {
        e.addSuppressed(again); // the next append learns what is there
      }
      throw e;
    }
  }

  private void write(Path draft, InputStream content, long length) throws IOException {
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] piece = new byte[(int) Math.min(PIECE, length + 1)];
      long left = length;
      while (left > 0) {
        int read = content.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          throw new EOFException("the source ended " + left + " bytes early");
        }
        writeAll(channel, ByteBuffer.wrap(piece, 0, read));
        left -= read;
      }
      durability.drafted(channel);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
