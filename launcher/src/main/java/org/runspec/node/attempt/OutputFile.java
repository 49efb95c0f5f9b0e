package org.runspec.node.attempt;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.runspec.pace.Bell;

/**
 * What a command printed, any bytes, kept in a file that only grows. Of more than it may hold the
 * beginning and the end are kept, with a line between them that says how much was left out. What
 * cannot be written is counted and told, and disturbs nobody.
 *
 * <p>Others read meanwhile, by how many bytes were printed before: each holds the writer up only
 * for as long as one piece takes to be read from the disk.
 */
final class OutputFile implements Closeable {
  private final Path file;
  private final long half;
  private final FileChannel head;
  private final List<Bell> readers = new CopyOnWriteArrayList<>();
  private long written;
  private long lost;
  private String trouble = "";
  private boolean finished;
  private boolean closed;
  private OutputRing tail;

  /** By how much the end stands farther behind in the file than it was printed, once finished. */
  private long shift;

  private OutputFile(Path file, long capacity, FileChannel head) {
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
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /** Adds bytes. */
  void write(byte[] bytes, int offset, int length) {
    add(bytes, offset, length);
    readers.forEach(Bell::ring);
  }

  private synchronized void add(byte[] bytes, int offset, int length) {
    long before = written;
    try {
      int first = (int) Math.min(length, half - Math.min(half, written));
      append(ByteBuffer.wrap(bytes, offset, first));
      if (first < length) {
        tail().write(bytes, offset + first, length - first);
        written += length - first;
      }
    } catch (IOException e) {
      lost += before + length - written;
      trouble = e.toString();
    }
  }

  private void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      written += head.write(bytes, written);
    }
  }

  private OutputRing tail() throws IOException {
    if (tail == null) {
      tail = new OutputRing(file.resolveSibling(file.getFileName() + ".tail"), half);
    }
    return tail;
  }

  /**
   * Rings a bell whenever there is more to read, or nothing will come any more. Who is attached may
   * read on after the file was closed.
   */
  synchronized void attach(Bell reader) throws IOException {
    if (!head.isOpen()) {
      throw new ClosedChannelException();
    }
    readers.add(reader);
  }

  /** The last one to go closes what was kept open for it. */
  synchronized void detach(Bell reader) throws IOException {
    readers.remove(reader);
    if (closed && readers.isEmpty()) {
      head.close();
    }
  }

  /** Up to here a byte stands in the file where it was printed. */
  long plain() {
    return half;
  }

  /** How many bytes were printed until now. */
  synchronized long written() {
    return written;
  }

  synchronized boolean isFinished() {
    return finished;
  }

  /** The first byte at a place or behind it that is kept: a reader may have fallen far behind. */
  synchronized long kept(long position) {
    return position < half ? position : Math.max(position, first());
  }

  private long first() {
    return Math.max(half, written - half);
  }

  /**
   * Reads what was printed.
   *
   * @param position of a byte that is kept
   * @return how many bytes were read; 0 if there are none yet, or never will be
   */
  synchronized int read(long position, byte[] into) throws IOException {
    if (position >= written) {
      return 0;
    } else if (position >= half && !finished) {
      return tail.read(position - half, into);
    }
    long end = position < half ? Math.min(half, written) : written;
    int length = (int) Math.min(into.length, end - position);
    ByteBuffer piece = ByteBuffer.wrap(into, 0, length);
    long at = position < half ? position : position + shift;
    while (piece.hasRemaining()) {
      int read = head.read(piece, at + piece.position());
      if (read < 0) {
        throw new IOException(file + " became shorter");
      }
    }
    return length;
  }

  /**
   * Puts the end behind the beginning; nothing comes after that.
   *
   * @return whether all is there that was to be kept
   */
  boolean finish() {
    boolean whole = joined();
    readers.forEach(Bell::ring);
    return whole;
  }

  private synchronized boolean joined() {
    if (!finished) {
      finished = true;
      try {
        join();
      } catch (IOException e) {
        lost = Math.max(1, lost);
      }
    }
    return lost == 0;
  }

  private void join() throws IOException {
    head.position(Math.min(half, written));
    if (tail != null) {
      long left = tail.first();
      if (left > 0) {
        byte[] note = note(left + " bytes were left out here");
        head.write(ByteBuffer.wrap(note));
        shift = note.length - left;
      }
      tail.moveTo(Channels.newOutputStream(head));
      tail = null;
    }
    if (lost > 0) {
      head.write(ByteBuffer.wrap(note(lost + " bytes could not be kept: " + trouble)));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      finish();
    } finally {
      closeUnlessRead();
    }
  }

  private synchronized void closeUnlessRead() throws IOException {
    closed = true;
    if (readers.isEmpty()) {
      head.close();
    }
  }

  private static byte[] note(String what) {
    return ("\n[" + what + "]\n").getBytes(StandardCharsets.UTF_8);
  }
}
