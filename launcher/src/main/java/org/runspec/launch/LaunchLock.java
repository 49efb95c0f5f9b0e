package org.runspec.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that a process is at a launch. Of the file's two bytes one is for those who want to be that
 * process, the other for those who only want to know: so nobody who looks keeps a launch from going
 * on.
 */
final class LaunchLock implements AutoCloseable {
  private static final String FILE = "lock";
  private static final long RIGHT = 0;
  private static final long SIGN = 1;

  private final FileChannel channel;

  private LaunchLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes a launch; empty if another process has it. */
  static Optional<LaunchLock> take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(RIGHT, 1, false) != null) {
        channel.lock(SIGN, 1, false); // others have it for a moment at most
        return Optional.of(new LaunchLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // this process has it
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether a process has a launch. */
  static boolean isHeld(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.READ);
        FileLock sign = channel.tryLock(SIGN, 1, true)) {
      return sign == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
