package org.runspec.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.config.UserHome;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;

/**
 * What belongs to one launch on the launching machine, for its user only: secret, settings,
 * scripts. While it is open no other process has it. It is made whole or not at all; a launch that
 * was broken off leaves it without its mark, and the next launch of the same plan goes on with it.
 */
final class LaunchFolder implements AutoCloseable {
  private static final String RECORD = "launch.json";
  private static final String SECRET = "secret";
  private static final String DONE = "launched";
  private static final int SECRET_BYTES = 32;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final LaunchRecord record;
  private final LaunchLock lock;

  private LaunchFolder(Path folder, LaunchRecord record, LaunchLock lock) {
    this.folder = folder;
    this.record = record;
    this.lock = lock;
  }

  /**
   * Takes up a launch of a plan that was broken off; else begins one.
   *
   * @param plan digest of what is launched
   */
  static LaunchFolder open(
      UserHome home, String plan, LaunchOrigin origin, Instant now, SecureRandom random)
      throws IOException {
    Files.createDirectories(home.folder());
    createPrivateFolder(home.jobs());
    Optional<LaunchFolder> broken = brokenOff(home, plan);
    return broken.isPresent() ? broken.get() : begin(home, plan, origin, now, random);
  }

  /**
   * The folder of a job that was launched elsewhere; made if there is none.
   *
   * @param name of the folder
   * @throws IOException if another process has it at this moment
   */
  static LaunchFolder ofJob(
      UserHome home, String name, LaunchOrigin origin, Instant now, SecureRandom random)
      throws IOException {
    Files.createDirectories(home.folder());
    createPrivateFolder(home.jobs());
    Path folder = home.job(name);
    if (!Files.isDirectory(folder)) {
      return begin(home, name, "", origin, now, random);
    }
    LaunchLock lock =
        LaunchLock.take(folder)
            .orElseThrow(() -> new IOException(folder + " is used by another process"));
    return new LaunchFolder(folder, read(folder), lock);
  }

  private static LaunchRecord read(Path folder) throws IOException {
    Path file = folder.resolve(RECORD);
    try {
      return RecordFormat.read(Files.readAllBytes(file), LaunchRecord.class);
    } catch (CorruptRecordException e) {
      throw new IOException(file + " is no record of a launch: " + e.getMessage(), e);
    }
  }

  /** Whether all that belongs into a folder is there. */
  static boolean isDone(Path folder) {
    return Files.exists(folder.resolve(DONE));
  }

  /** Whether a launch ended before it was done: no process is at it, and the next may go on. */
  static boolean isBrokenOff(Path folder) throws IOException {
    return !isDone(folder)
        && Files.exists(folder.resolve(RECORD))
        && !LaunchLock.isHeld(folder)
        && !isDone(folder);
  }

  /** From where and whither a launch goes that has a folder. */
  static LaunchOrigin origin(Path folder) throws IOException {
    return read(folder).origin();
  }

  private static Optional<LaunchFolder> brokenOff(UserHome home, String plan) throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(home.jobs())) {
      folders = found.filter(LaunchFolder::isWhole).sorted().toList();
    }
    for (Path folder : folders) {
      if (Files.exists(folder.resolve(DONE))) {
        continue;
      }
      Optional<LaunchRecord> record = readable(folder);
      if (record.filter(found -> found.plan().equals(plan)).isPresent()) {
        Optional<LaunchLock> lock = LaunchLock.take(folder);
        if (lock.isPresent() && !Files.exists(folder.resolve(DONE))) {
          return Optional.of(new LaunchFolder(folder, record.get(), lock.get()));
        } else if (lock.isPresent()) {
          lock.get().close();
        }
      }
    }
    return Optional.empty();
  }

  /** One that is damaged, or was deleted meanwhile, is in no other launch's way. */
  private static Optional<LaunchRecord> readable(Path folder) {
    try {
      return Optional.of(read(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Names of folders that are still made begin with a dot. */
  private static boolean isWhole(Path folder) {
    return !folder.getFileName().toString().startsWith(".") && Files.exists(folder.resolve(RECORD));
  }

  private static LaunchFolder begin(
      UserHome home, String plan, LaunchOrigin origin, Instant now, SecureRandom random)
      throws IOException {
    byte[] noise = new byte[4];
    random.nextBytes(noise);
    String id = TIME.format(now) + "-" + HexFormat.of().formatHex(noise);
    return begin(home, id, plan, origin, now, random);
  }

  private static LaunchFolder begin(
      UserHome home, String id, String plan, LaunchOrigin origin, Instant now, SecureRandom random)
      throws IOException {
    LaunchRecord record = new LaunchRecord(id, plan, origin, random.nextLong() >>> 1, now);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    Path half = Files.createTempDirectory(home.jobs(), "." + id, mode(home.jobs(), "rwx------"));
    writePrivately(half.resolve(RECORD), RecordFormat.file(record));
    writePrivately(
        half.resolve(SECRET), HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
    LaunchLock lock =
        LaunchLock.take(half).orElseThrow(() -> new IOException(half + " cannot be locked"));
    Files.move(half, home.job(id), StandardCopyOption.ATOMIC_MOVE);
    return new LaunchFolder(home.job(id), record, lock);
  }

  LaunchRecord record() {
    return record;
  }

  Path path() {
    return folder;
  }

  /** The job's secret, which clients show to nodes. */
  String secret() throws IOException {
    return secret(folder);
  }

  /** The secret of a job that was launched from a folder. */
  static String secret(Path folder) throws IOException {
    return Files.readString(folder.resolve(SECRET), StandardCharsets.US_ASCII);
  }

  /** Writes a file of this folder, whole or not at all. */
  void write(String name, byte[] content) throws IOException {
    write(folder, name, content);
  }

  /** Writes a file of a folder of a launch, for its user only, whole or not at all. */
  static void write(Path folder, String name, byte[] content) throws IOException {
    Path half = folder.resolve("." + name);
    Files.deleteIfExists(half);
    writePrivately(half, content);
    Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says that nothing is left to do. */
  void done() throws IOException {
    write(DONE, new byte[0]);
  }

  private static void createPrivateFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(folder, mode(folder, "rwx------"));
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void writePrivately(Path file, byte[] content) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content));
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] mode(Path file, String mode) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
