package org.runspec.node.slots;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that this process holds locked. On POSIX systems a process loses its lock as soon as it
 * closes the file anywhere; so a file that it holds is never opened again.
 */
final class LockedFile {
  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private LockedFile(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Makes the file where it is absent, and locks it; empty if another process holds it. */
  static Optional<LockedFile> tryLock(Path path) throws IOException {
    return tryLock(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Locks a file; empty if it is absent or another process holds it. */
  static Optional<LockedFile> tryLockExisting(Path path) throws IOException {
    try {
      return tryLock(path, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<LockedFile> tryLock(Path path, StandardOpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new LockedFile(path, channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("already locked here: " + path, e);
    }
    channel.close();
    return Optional.empty();
  }

  /** Makes the file where it is absent, and waits for the lock. */
  static LockedFile lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new LockedFile(path, channel, channel.lock());
  }

  Path path() {
    return path;
  }

  void release() throws IOException {
    try (channel) {
      lock.release();
    }
  }

  /** Deletes the file; who looks for it finds that it is gone. */
  void delete() throws IOException {
    Files.deleteIfExists(path);
    release();
  }
}
