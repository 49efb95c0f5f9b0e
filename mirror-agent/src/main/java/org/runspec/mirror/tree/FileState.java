package org.runspec.mirror.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A regular file at one moment.
 *
 * @param identity what stays while the file is renamed or written to, and differs between files
 * @param size in bytes
 * @param modified when it was last written to, in nanoseconds since 1970
 * @param renamed whether its name or rights changed after it was last written to, as far as the
 *     system tells
 */
public record FileState(String identity, long size, long modified, boolean renamed) {
  private static final String UNIX = "unix:isRegularFile,fileKey,size,lastModifiedTime,ctime";

  /** How exact the times of files are at worst, where a system has any of use. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The state of a regular file; empty if there is none, or something else. */
  static Optional<FileState> of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      BasicFileAttributes basic =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return basic.isRegularFile()
          ? Optional.of(new FileState(identity(basic), basic.size(), modified(basic), false))
          : Optional.empty();
    }
    // All in one, lest a write come in between.
    Map<String, Object> all = Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(all.get("isRegularFile"))) {
      return Optional.empty();
    }
    long modified = nanos((FileTime) all.get("lastModifiedTime"));
    boolean renamed = nanos((FileTime) all.get("ctime")) > modified;
    return Optional.of(
        new FileState(all.get("fileKey").toString(), (long) all.get("size"), modified, renamed));
  }

  /** What {@link #identity} is for these attributes. */
  public static String identity(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? "created " + attributes.creationTime() : key.toString();
  }

  /** When it was modified, as {@link #modified}. */
  public static long modified(BasicFileAttributes attributes) {
    return nanos(attributes.lastModifiedTime());
  }

  /** Whether it is the same file and, as far as a look from outside tells, the same content. */
  public boolean sameVersion(FileState other) {
    return identity.equals(other.identity) && size == other.size && modified == other.modified;
  }

  /** Whether another write at this time of day could leave the same time of modification. */
  public boolean fresh(long wallNanos) {
    return modified > wallNanos - TICK_NANOS;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
