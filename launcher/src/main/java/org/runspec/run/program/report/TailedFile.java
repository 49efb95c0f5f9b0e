package org.runspec.run.program.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes that are appended to a file, which may be truncated, rewritten or replaced meanwhile
 * and need not exist yet. Holds no file open between calls.
 */
final class TailedFile {
  private static final int CHUNK = 1 << 16;
  private static final int ANCHOR = 64;

  /** Some bytes. */
  static final class Chunk {
    private static final Chunk NOTHING = new Chunk(new byte[0], false);

    private final byte[] bytes;
    private final boolean anew;

    private Chunk(byte[] bytes, boolean anew) {
      this.bytes = bytes;
      this.anew = anew;
    }

    byte[] bytes() {
      return bytes;
    }

    /** Whether the file's content began anew with these bytes. */
    boolean anew() {
      return anew;
    }

    boolean isEmpty() {
      return bytes.length == 0 && !anew;
    }
  }

  private final Path file;
  private long offset;
  private Object key;
  private FileTime modified;

  /** The bytes just before the offset: if they change, the file was rewritten. */
  private byte[] anchor = new byte[0];

  /** Whether nothing but the content of earlier programs was seen so far. */
  private boolean untouched;

  private TailedFile(Path file) {
    this.file = file;
  }

  /** All that the file holds, and what will come. */
  static TailedFile fromStart(Path file) {
    return new TailedFile(file);
  }

  /** Only what will come. What stands there already belongs to others. */
  static TailedFile fromEnd(Path file) throws IOException {
    TailedFile tailed = new TailedFile(file);
    if (Files.isRegularFile(file)) {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      tailed.offset = now.size();
      tailed.untouched = true;
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        tailed.anchor = tailed.before(channel);
      }
      tailed.remember(now);
    }
    return tailed;
  }

  Chunk next() throws IOException {
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return Chunk.NOTHING;
    }
    if (!now.isRegularFile()) {
      throw new IOException("it is not a file");
    }
    boolean same = Objects.equals(now.fileKey(), key) || offset == 0;
    boolean quiet = now.size() == offset && (now.lastModifiedTime().equals(modified) || !untouched);
    if (same && quiet) {
      return Chunk.NOTHING;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      boolean anew =
          !same
              || now.size() < offset
              || (now.size() == offset && untouched)
              || !Arrays.equals(anchor, before(channel));
      if (anew) {
        offset = 0;
      }
      untouched = false;
      byte[] bytes = read(channel, offset, CHUNK);
      offset += bytes.length;
      anchor = before(channel);
      remember(now);
      return new Chunk(bytes, anew);
    }
  }

  private void remember(BasicFileAttributes now) {
    key = now.fileKey();
    modified = now.lastModifiedTime();
  }

  private byte[] before(SeekableByteChannel channel) throws IOException {
    int length = (int) Math.min(ANCHOR, offset);
    return read(channel, offset - length, length);
  }

  private static byte[] read(SeekableByteChannel channel, long from, int atMost)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(atMost);
    channel.position(from);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
