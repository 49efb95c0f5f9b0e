package org.runspec.node.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.RecordFormat;

/**
 * The lines of a journal's file, read through the open file, which stays even if a run deletes it.
 */
record JournalLines(Path file, FileChannel channel) {
  private static final int BATCH_BYTES = 1 << 18;
  private static final long LONGEST_LINE = 1 << 30;

  /**
   * Some lines.
   *
   * @param sizes of each, in bytes
   * @param bytes of all
   */
  record Batch(List<Event> events, List<Integer> sizes, int bytes) {
    Batch {
      events = List.copyOf(events);
      sizes = List.copyOf(sizes);
    }
  }

  /** Where the last line ends that was written whole; 0 if none was. */
  long end() throws IOException {
    long end = channel.size();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 12);
    while (end > 0) {
      int size = (int) Math.min(buffer.capacity(), end);
      buffer.clear().limit(size);
      long start = end - size;
      while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
      for (int i = size - 1; i >= 0; i--) {
        if (buffer.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /**
   * Whole lines from an offset on, at least one.
   *
   * @throws UncheckedIOException if the node's own disk fails: waiting for the store is no help
   */
  Batch batch(long from, long to) throws CorruptRecordException {
    int wanted = (int) Math.min(BATCH_BYTES, to - from);
    byte[] content = read(from, wanted);
    while (indexOfLineEnd(content, 0) < 0) {
      wanted = (int) Math.min(Math.min(2L * wanted, LONGEST_LINE), to - from);
      content = read(from, wanted);
    }
    List<Event> events = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    int start = 0;
    for (int end = indexOfLineEnd(content, 0); end >= 0; end = indexOfLineEnd(content, start)) {
      String line = new String(content, start, end - start, StandardCharsets.UTF_8);
      events.add(RecordFormat.read(line, Event.class));
      sizes.add(end + 1 - start);
      start = end + 1;
    }
    return new Batch(events, sizes, start);
  }

  private static int indexOfLineEnd(byte[] content, int from) {
    for (int i = from; i < content.length; i++) {
      if (content[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte[] read(long from, int size) {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          throw new IOException(file + " became shorter");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.array();
  }
}
