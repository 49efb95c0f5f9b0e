package org.runspec.batchservice;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder that a local Batch service lives in. Owns the paths in it.
 *
 * @param path absolute; the user's alone, since it holds what tasks are given
 */
public record ServiceFolder(Path path) {
  private static final String ADDRESS = "address";
  private static final String LOCK = "lock";

  /** The right to serve the folder, until it is closed. */
  record Right(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Makes it if it is not there. */
  void make() throws IOException {
    Files.createDirectories(path);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Takes the right to serve the folder.
   *
   * @throws IOException if somebody has it
   */
  Right take() throws IOException {
    make();
    Optional<Right> right = lock(LOCK);
    return right.orElseThrow(() -> new IOException("another local Batch service serves " + path));
  }

  /** Takes the right to start a service for the folder; empty if somebody has it. */
  Optional<Right> takeStart() throws IOException {
    make();
    return lock("start");
  }

  private Optional<Right> lock(String name) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Right(channel));
      }
    } catch (OverlappingFileLockException e) {
      // this process has it
    }
    channel.close();
    return Optional.empty();
  }

  /** Where what the service says goes. */
  public Path log() {
    return path.resolve("service.log");
  }

  /** Says where the service is. */
  void publish(URI url) throws IOException {
    Path draft = path.resolve(ADDRESS + ".new");
    Files.writeString(draft, url + "\n");
    Files.writeString(path.resolve("port"), url.getPort() + "\n");
    Files.move(
        draft,
        path.resolve(ADDRESS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says that there is no service any more. */
  void withdraw() throws IOException {
    Files.deleteIfExists(path.resolve(ADDRESS));
  }

  /** Where the service is, if it is still there. */
  Optional<URI> address() throws IOException {
    return text(ADDRESS).map(URI::create);
  }

  /** The port of the last service; 0 if there was none. */
  int lastPort() throws IOException {
    return text("port").filter(text -> text.matches("[0-9]{1,5}")).map(Integer::parseInt).orElse(0);
  }

  private Optional<String> text(String name) throws IOException {
    try {
      return Optional.of(Files.readString(path.resolve(name), StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
