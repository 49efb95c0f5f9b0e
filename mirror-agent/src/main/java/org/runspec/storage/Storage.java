package org.runspec.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where files live: a local directory, or a container in a cloud. Safe for use by many threads and
 * processes at once, with one exception: an object has one appender at a time, and nobody else
 * writes it meanwhile.
 *
 * <p>When put, putFile, append or createIfAbsent has returned, its bytes survive a crash of the
 * machine, except through {@link #relaxed()}. A deletion may come back after a crash.
 *
 * <p>An {@link IOException} may mean that the change was made nevertheless, as when an answer was
 * lost. Every operation can therefore be asked for again: put and putFile do the same once more;
 * append tells how long the object is; createIfAbsent compares the content if it has all of it.
 */
public interface Storage extends AutoCloseable {
  /**
   * Writes an object, replacing what was there. Readers see the old content or the new, nothing
   * between.
   *
   * @throws KeyOccupied if a folder has this name or an object the name of a folder above, unless
   *     this storage can hold both
   */
  default void put(ObjectKey key, byte[] content) throws IOException {
    put(key, new ByteArrayInputStream(content), content.length);
  }

  /**
   * Writes an object from a stream, as above. When reading fails or the stream ends before {@code
   * length} bytes, nothing is changed. Does not close the stream.
   */
  void put(ObjectKey key, InputStream content, long length) throws IOException;

  /**
   * Writes a small object that only tells how things are at the moment, as above; where there is no
   * room for another copy, over the old content, which readers may see half replaced.
   */
  default void refresh(ObjectKey key, byte[] content) throws IOException {
    put(key, content);
  }

  /** Writes an object from a file that may change later, as above. */
  default void putFile(ObjectKey key, Path file) throws IOException {
    putFile(key, file, SourceUse.CONTINUES);
  }

  /**
   * Writes an object from a file, as above.
   *
   * @throws java.nio.file.NoSuchFileException if the file is absent
   */
  default void putFile(ObjectKey key, Path file, SourceUse use) throws IOException {
    if (use == SourceUse.FINAL && link(key, file)) {
      return;
    }
    try (InputStream content = Files.newInputStream(file)) {
      put(key, content, Files.size(file));
    }
  }

  /**
   * Makes a final file an object without copying it, replacing what was there, if this storage can:
   * if it cannot, nothing is changed. Whoever writes into the file afterwards spoils the object.
   *
   * @return whether it could
   */
  default boolean link(ObjectKey key, Path file) throws IOException {
    return false;
  }

  /** The whole content; empty if absent. */
  Optional<byte[]> get(ObjectKey key) throws IOException;

  /**
   * Reads an object from an offset in bytes; at or beyond its end there is nothing to read.
   *
   * @throws java.nio.file.NoSuchFileException if absent
   */
  InputStream open(ObjectKey key, long offset) throws IOException;

  /** What is known of an object; empty if absent. */
  Optional<StoredObject> stat(ObjectKey key) throws IOException;

  /**
   * Every object below a folder, at any depth, sorted by key. Not a snapshot: of what is written
   * meanwhile, some may be missing.
   *
   * @param folder such as {@code jobs/job7}; empty for all
   */
  List<StoredObject> list(String folder) throws IOException;

  /**
   * The names one level below a folder, sorted, those of folders with a slash behind; none if there
   * is no such folder.
   *
   * @param folder as in {@link #list}
   */
  List<String> children(String folder) throws IOException;

  /** Deletes an object; returns whether there was one. */
  boolean delete(ObjectKey key) throws IOException;

  /**
   * Writes to the end of an object. Readers see a part of it at most while it goes on. A failed
   * append may leave the object as it was, with the piece, or, after a crash, with the start of the
   * piece: the next append learns its length and goes on from there.
   *
   * @param position how long the object is now, in bytes; 0 creates it if absent
   * @return its new length
   * @throws PositionMismatch if it is not that long; nothing was changed
   */
  long append(ObjectKey key, long position, byte[] content) throws IOException;

  /**
   * How long callers had better wait before they append to an object once more. Where appending
   * costs something the pauses are short at first and longer for what has been growing for long. An
   * append that comes sooner is done nevertheless.
   */
  default Duration untilNextAppend(ObjectKey key) {
    return Duration.ZERO;
  }

  /** How this storage is written to in the least time. */
  default Transfers transfers() {
    return Transfers.ONE_BY_ONE;
  }

  /**
   * Writes an object unless there is one: of many at once, one wins. Readers see all of it or
   * nothing. Content should hold something of the caller's own, such as a random token, since
   * finding the same bytes counts as having written them.
   *
   * @return whether the object has this content now
   */
  boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException;

  /**
   * Writes an object from a stream unless there is one, as {@link #put} does: of many at once, one
   * wins. Does not close the stream.
   *
   * @return whether it was this call that wrote it
   */
  boolean createIfAbsent(ObjectKey key, InputStream content, long length) throws IOException;

  /**
   * The same objects, for callers that write much and can write it again: bytes need to survive a
   * crash of the machine only after {@link #sync()} of the returned storage. Closing it does not
   * close this one.
   */
  Storage relaxed() throws IOException;

  /** Returns when all that was written through this instance survives a crash. */
  void sync() throws IOException;

  @Override
  void close() throws IOException;
}
