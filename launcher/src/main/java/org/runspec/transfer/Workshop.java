package org.runspec.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.runspec.spec.problem.UserProblem;

/**
 * A hidden folder in the destination, for files that are not complete. What an interrupted download
 * leaves there is what the next one goes on from: a part's name says of which file it is, in which
 * state. For one download at a time.
 */
final class Workshop implements AutoCloseable {
  private static final String NAME = ".runspec-download";

  private final Path folder;
  private final FileChannel lock;

  private Workshop(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the one of a destination.
   *
   * @throws UserProblem if another download is at work there
   */
  static Workshop in(Path destination) throws IOException {
    Path folder = destination.resolve(NAME);
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new Workshop(folder, lock);
      }
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw busy(destination);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    lock.close();
    throw busy(destination);
  }

  private static UserProblem busy(Path destination) {
    return new UserProblem(
        "download to " + destination,
        "another download is writing there",
        "when it is done, or another folder with --to");
  }

  /** Whether the file system tells names apart that differ in case only. */
  boolean caseMatters() {
    return !Files.exists(folder.resolveSibling(NAME.toUpperCase(Locale.ROOT)));
  }

  /** Where a file grows until it is complete. */
  Path partOf(Item file) {
    String state = file.path() + "\n" + file.state();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Takes the folder away, with parts that nobody will ask for again. */
  void clear() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
