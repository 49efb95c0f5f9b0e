package org.runspec.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * Storage in a directory, each object a file of its own; {@code FileNames} says of which name. New
 * content is written in a hidden folder of the same file system and then gets its name in one step:
 * by renaming, or, where nothing may be replaced, by a hard link. Where there are no hard links, a
 * lock keeps two creators apart.
 *
 * <p>Folders that become empty are removed. Links in the directory are neither followed nor listed.
 */
public final class LocalStorage implements Storage {
  private final Path root;
  private final Staging staging;
  private final NamesRecord record;
  private final Durability durability;
  private Layout layout;
  private ObjectWriter writer;

  private LocalStorage(Path root, boolean known, Durability durability) {
    this.root = root;
    this.durability = durability;
    this.staging = new Staging(root, known);
    this.record = new NamesRecord(staging);
  }

  /**
   * The storage in a directory, which the first write creates if it is absent. A storage that was
   * there once and vanishes is not created again: every call fails until it is back.
   *
   * @throws IOException if it cannot be read
   */
  public static LocalStorage at(Path directory) throws IOException {
    return new LocalStorage(real(directory), false, new Durability.Immediate());
  }

  /**
   * The storage in a directory that somebody wrote to before. As long as it is not there, every
   * call fails.
   *
   * @throws IOException if the directory cannot be read
   */
  public static LocalStorage existingAt(Path directory) throws IOException {
    return new LocalStorage(real(directory), true, new Durability.Immediate());
  }

  private static Path real(Path directory) throws IOException {
    Path root = directory.toAbsolutePath().normalize();
    return Files.exists(root) ? root.toRealPath() : root;
  }

  /** The directory. */
  public Path root() {
    return root;
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    writer().put(key, content, length);
  }

  @Override
  public void refresh(ObjectKey key, byte[] content) throws IOException {
    try {
      put(key, content);
    } catch (IOException e) {
      if (!new Overwriting(layout().file(key)).with(content)) {
        throw e;
      }
    }
  }

  /** On the same file system, by a hard link. */
  @Override
  public boolean link(ObjectKey key, Path file) throws IOException {
    return writer().link(key, file.toRealPath());
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    Path file = layout().file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      staging.expectStore();
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      staging.expectStore();
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    Path file = layout().file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      staging.expectStore();
      throw new NoSuchFileException(key.path());
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return Channels.newInputStream(channel.position(offset));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    Optional<StoredObject> described = layout().described(key);
    if (described.isEmpty()) {
      staging.expectStore();
    }
    return described;
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    List<StoredObject> objects = layout().list(folder);
    staging.expectStore();
    return objects;
  }

  @Override
  public List<String> children(String folder) throws IOException {
    List<String> children = layout().children(folder);
    staging.expectStore();
    return children;
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    Path file = layout().file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.deleteIfExists(file)) {
      staging.expectStore();
      return false;
    }
    layout().removeEmptyAbove(file);
    return true;
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    return writer().append(key, position, content);
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    return writer().createIfAbsent(key, content, length);
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    return writer().createIfAbsent(key, content);
  }

  @Override
  public Storage relaxed() throws IOException {
    return new LocalStorage(root, staging.isKnown(), new Durability.Deferred());
  }

  @Override
  public void sync() throws IOException {
    durability.sync();
    staging.expectStore();
  }

  /** Does nothing: nothing is held open. */
  @Override
  public void close() {}

  private synchronized Layout layout() throws IOException {
    if (layout != null) {
      return layout;
    }
    // Not kept: another program may write the first object.
    return new Layout(root, staging, record.read());
  }

  private synchronized ObjectWriter writer() throws IOException {
    if (writer == null) {
      layout = new Layout(root, staging, record.settle());
      writer = new ObjectWriter(layout, staging, durability);
    }
    return writer;
  }
}
