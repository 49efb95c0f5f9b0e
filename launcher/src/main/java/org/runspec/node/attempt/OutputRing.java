package org.runspec.node.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last bytes of what was written, in a file that is written round and round. */
final class OutputRing {
  private final Path file;
  private final long size;
  private final RandomAccessFile ring;
  private long written;

  /**
   * An empty ring.
   *
   * @param size how many bytes it holds
   */
  OutputRing(Path file, long size) throws IOException {
    this.file = file;
    this.size = size;
    this.ring = new RandomAccessFile(file.toFile(), "rw");
  }

  /** How many bytes were written, those that are held no longer too. */
  long written() {
    return written;
  }

  /** The first of the written bytes that is still held. */
  long first() {
    return Math.max(0, written - size);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      long at = written % size;
      int piece = (int) Math.min(left, size - at);
      ring.seek(at);
      ring.write(bytes, from, piece);
      written += piece;
      from += piece;
      left -= piece;
    }
  }

  /**
   * Reads bytes that are held.
   *
   * @param position from {@link #first} to {@link #written}
   * @return how many were read: none only behind the last, else fewer than there is room for
   */
  int read(long position, byte[] into) throws IOException {
    long at = position % size;
    int length = (int) Math.min(into.length, Math.min(written - position, size - at));
    ring.seek(at);
    ring.readFully(into, 0, length);
    return length;
  }

  /** Hands all that is held on, and forgets it. */
  void moveTo(OutputStream out) throws IOException {
    try (ring) {
      byte[] buffer = new byte[1 << 16];
      long position = first();
      for (int read = read(position, buffer); read > 0; read = read(position, buffer)) {
        out.write(buffer, 0, read);
        position += read;
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
