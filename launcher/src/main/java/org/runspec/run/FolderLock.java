package org.runspec.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.runspec.spec.problem.UserProblem;

/**
 * The file by which a folder is held by one run at a time, and by which one knows that a run was
 * there before: to take the lock alone is no use of the folder.
 *
 * @param isExclusive whether no other run can write there now; false where the file system has no
 *     locks
 */
record FolderLock(FileChannel channel, boolean isExclusive) implements AutoCloseable {
  private static final String USED =
      "Runs write into this folder; one that goes on holds this file.\n";

  /**
   * Takes the lock of a folder that is there.
   *
   * @throws UserProblem if another run has it
   */
  static FolderLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(ResultNames.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Attempt attempt = attempt(channel);
    if (attempt == Attempt.TAKEN) {
      channel.close();
      throw new UserProblem(
          "write to " + folder,
          "another run is writing there now",
          "wait for it, or --experiment_path=ANOTHER_FOLDER");
    }
    return new FolderLock(channel, attempt == Attempt.OURS);
  }

  private enum Attempt {
    OURS,
    TAKEN,
    UNSUPPORTED
  }

  /** The lock lasts as long as the channel is open. */
  private static Attempt attempt(FileChannel channel) {
    try {
      return channel.tryLock() == null ? Attempt.TAKEN : Attempt.OURS;
    } catch (OverlappingFileLockException e) {
      return Attempt.TAKEN;
    } catch (IOException e) {
      return Attempt.UNSUPPORTED; // as on some network file systems
    }
  }

  /** Whether a run was there before. */
  boolean wasUsed() throws IOException {
    return channel.size() > 0;
  }

  void noteUse() throws IOException {
    channel.write(ByteBuffer.wrap(USED.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** The file stays: whoever removes it may pull it from under another run. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
