package org.runspec.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Sha256;

/**
 * A hidden folder in the destination, for files that are not complete. What an interrupted download
 * leaves there is what the next one goes on from: a part's name says of which file it is, in which
 * state. For one download at a time.
 */
final class Workshop implements AutoCloseable {
  private static final String NAME = ".runspec-download";
  private static final String LOCK = "lock";
  private static final int DIGITS = 32;

  /** Where the lock is in its file: what is locked cannot be read everywhere. */
  private static final long BEHIND_THE_MARK = 1024;

  /** More others than that do not come and go meanwhile. */
  private static final int TRIES = 10;

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
    for (int i = 0; i < TRIES; i++) {
      Files.createDirectories(folder);
      Optional<FileChannel> lock = opened(folder.resolve(LOCK));
      if (lock.isPresent() && isHeld(lock.get(), folder.resolve(LOCK), destination)) {
        return new Workshop(folder, lock.get());
      }
    }
    throw busy(destination);
  }

  /** Empty if another download has just taken the folder away. */
  private static Optional<FileChannel> opened(Path lock) throws IOException {
    try {
      return Optional.of(
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether the lock is had on the file of this name; closes the channel if not. */
  private static boolean isHeld(FileChannel channel, Path lock, Path destination)
      throws IOException {
    boolean held = false;
    try {
      if (channel.tryLock(BEHIND_THE_MARK, 1, false) == null) {
        throw busy(destination);
      }
      held = isStillThere(channel, lock);
      return held;
    } catch (OverlappingFileLockException e) {
      throw busy(destination);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  /** Whether nobody took the file away between opening and locking it. */
  private static boolean isStillThere(FileChannel channel, Path lock) throws IOException {
    byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(mark), 0);
    try {
      return Arrays.equals(mark, Files.readAllBytes(lock));
    } catch (NoSuchFileException e) {
      return false;
    }
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
    return folder.resolve(digest(file.path()) + "-" + digest(file.state()));
  }

  private static String digest(String text) {
    return new Sha256().add(text).hex().substring(0, DIGITS);
  }

  /** Takes the parts of files away, in whatever state, and the folder unless others have some. */
  void clear(List<Item> files) throws IOException {
    Set<String> own = files.stream().map(file -> digest(file.path())).collect(Collectors.toSet());
    boolean others = false;
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (Path part : parts) {
        String name = part.getFileName().toString();
        if (own.contains(name.split("-", 2)[0])) {
          Files.deleteIfExists(part);
        } else {
          others |= !name.equals(LOCK);
        }
      }
    }
    if (!others) {
      Files.deleteIfExists(folder.resolve(LOCK));
      deleteIfEmpty();
    }
  }

  private void deleteIfEmpty() throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return; // the next download has begun
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
