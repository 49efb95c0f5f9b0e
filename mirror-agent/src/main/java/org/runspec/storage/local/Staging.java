package org.runspec.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The folder of a store in which objects are written before they get their names, on the same file
 * system as they. A file that a program left there when it died is deleted when it is a day old.
 */
final class Staging {
  /** No object can be in it. */
  static final String NAME = ".runspec-staging";

  private static final String LEFTOVER = "*.new";
  private static final Duration OLD = Duration.ofDays(1);

  private final Path folder;
  private boolean cleaned;
  private volatile boolean known;

  /**
   * The staging folder of a store.
   *
   * @param known whether the store is known to have it already
   */
  Staging(Path root, boolean known) {
    this.folder = root.resolve(NAME);
    this.known = known || Files.isDirectory(folder);
  }

  /** Whether the store was seen to be there. */
  boolean isKnown() {
    return known;
  }

  /**
   * Tells a store that has something not from a store that is not there: a file system that was
   * unmounted leaves an empty folder behind, which must not be taken for the store.
   *
   * @throws NoSuchFileException if the store was there and is not
   */
  void expectStore() throws NoSuchFileException {
    if (known && !Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          folder.getParent().toString(), null, "the store that was there is not there now");
    }
  }

  Path folder() {
    return folder;
  }

  /** A name that no file has yet. */
  Path newFile() throws IOException {
    prepare();
    return folder.resolve(UUID.randomUUID() + ".new");
  }

  /** Does something while no other program or thread does so in this store. */
  void alone(Step step) throws IOException {
    prepare();
    synchronized (Staging.class) {
      try (FileChannel lock =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        step.run();
        held.release();
      }
    }
  }

  /** What is done alone. */
  interface Step {
    void run() throws IOException;
  }

  private synchronized void prepare() throws IOException {
    expectStore();
    if (!known) {
      Files.createDirectories(folder);
      known = true;
    }
    if (!cleaned) {
      cleaned = true;
      clean(Instant.now().minus(OLD));
    }
  }

  private void clean(Instant before) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, LEFTOVER)) {
      for (Path leftover : leftovers) {
        deleteIfOlder(leftover, before);
      }
    }
  }

  private static void deleteIfOlder(Path leftover, Instant time) throws IOException {
    try {
      if (Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(time)) {
        Files.deleteIfExists(leftover);
      }
    } catch (NoSuchFileException e) {
      return; // another program cleans as well
    }
  }
}
