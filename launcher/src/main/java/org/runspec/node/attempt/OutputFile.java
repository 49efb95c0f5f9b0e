package org.runspec.node.attempt;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a command printed, any bytes, kept in a file that only grows. Of more than it may hold the
 * beginning and the end are kept, with a line between them that says how much was left out. What
 * cannot be written is counted and told, and disturbs nobody.
 */
final class OutputFile implements Closeable {
  private final Path file;
  private final long half;
  private final OutputStream head;
  private long written;
  private long lost;
  private String trouble = "";
  private boolean finished;
  private Tail tail;

  private OutputFile(Path file, long capacity, OutputStream head) {
    this.file = file;
    this.half = capacity / 2;
    this.head = head;
  }

  /**
   * An empty file.
   *
   * @param capacity how many bytes it holds
   */
  static OutputFile create(Path file, long capacity) throws IOException {
    return new OutputFile(
        file,
        capacity,
        Files.newOutputStream(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Adds bytes. */
  synchronized void write(byte[] bytes, int offset, int length) {
    try {
      int first = (int) Math.min(length, half - Math.min(half, written));
      head.write(bytes, offset, first);
      if (first < length) {
        tail().write(bytes, offset + first, length - first);
      }
      written += length;
    } catch (IOException e) {
      lost += length;
      trouble = e.toString();
    }
  }

  private Tail tail() throws IOException {
    if (tail == null) {
      tail = new Tail(file.resolveSibling(file.getFileName() + ".tail"), half);
    }
    return tail;
  }

  /**
   * Puts the end behind the beginning; nothing comes after that.
   *
   * @return whether all is there that was to be kept
   */
  synchronized boolean finish() {
    if (!finished) {
      finished = true;
      try {
        join();
      } catch (IOException e) {
        lost += tail == null ? 1 : tail.written();
      }
    }
    return lost == 0;
  }

  private void join() throws IOException {
    try (head) {
      if (tail != null) {
        long left = tail.written() - Math.min(half, tail.written());
        if (left > 0) {
          head.write(note(left + " bytes were left out here"));
        }
        tail.moveTo(head);
      }
      if (lost > 0) {
        head.write(note(lost + " bytes could not be kept: " + trouble));
      }
    }
  }

  @Override
  public void close() {
    finish();
  }

  private static byte[] note(String what) {
    return ("\n[" + what + "]\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The last bytes, in a file that is written round and round. */
  private static final class Tail {
    private final Path file;
    private final long size;
    private final RandomAccessFile ring;
    private long written;

    Tail(Path file, long size) throws IOException {
      this.file = file;
      this.size = size;
      this.ring = new RandomAccessFile(file.toFile(), "rw");
    }

    long written() {
      return written;
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

    void moveTo(OutputStream out) throws IOException {
      try (ring) {
        long from = written > size ? written % size : 0;
        copy(out, from, Math.min(written, size));
        copy(out, 0, from);
      } finally {
        Files.deleteIfExists(file);
      }
    }

    private void copy(OutputStream out, long from, long to) throws IOException {
      byte[] buffer = new byte[1 << 16];
      ring.seek(from);
      long left = to - from;
      while (left > 0) {
        int read = ring.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
