package org.runspec.node.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.RecordFormat;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/**
 * A journal as a file of JSON lines on the node's disk, shipped to the run store in order. A node
 * that died may have shipped a part: whoever opens the file again asks the store how much. Lines
 * that a full disk does not take are held in memory, until it does or the store has them.
 */
public final class LocalJournal implements Shipment, Closeable {
  private static final long MOST_HELD = 16 << 20;

  private final Path file;
  private final Journal journal;
  private final RunStore store;
  private final FileChannel channel;
  private final JournalLines lines;
  private final Object shipping = new Object();

  /** How much of the file is in the store, in bytes; guarded by {@code shipping}. */
  private long shipped;

  /** Where the store's journal ends; guarded by {@code shipping}. */
  private long position;

  /** Whether the store must be asked how much it has; guarded by {@code shipping}. */
  private boolean unknown;

  private volatile long length;

  /** Lines behind the end of the file, oldest first; guarded by this. */
  private final Deque<byte[]> held = new ArrayDeque<>();

  private long heldBytes;

  /** Whether the store has lines that the file has not, so that nothing may be added to it. */
  private boolean pastFile;

  private LocalJournal(Path file, Journal journal, RunStore store, FileChannel channel, long length)
      throws IOException {
    this.file = file;
    this.journal = journal;
    this.store = store;
    this.channel = channel;
    this.lines = new JournalLines(file, channel);
    this.length = length;
    this.unknown = length > 0;
  }

  /**
   * Opens a journal, which goes on where it ended; a last line that was written in half is cut off.
   */
  public static LocalJournal open(Path file, Journal journal, RunStore store) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = new JournalLines(file, channel).end();
    channel.truncate(whole);
    channel.position(whole);
    return new LocalJournal(file, journal, store, channel, whole);
  }

  /**
   * Adds a line.
   *
   * @throws IOException if the disk takes none, and memory is not to take more either
   */
  public synchronized void add(Event event) throws IOException {
    byte[] line = (RecordFormat.line(event) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      writeHeld();
      write(line);
    } catch (IOException e) {
      if (heldBytes + line.length > MOST_HELD) {
        throw e;
      }
      held.add(line);
      heldBytes += line.length;
    }
  }

  /** Tries again to write what the disk did not take. */
  private synchronized void writeHeld() throws IOException {
    while (!held.isEmpty()) {
      write(held.peek());
      heldBytes -= held.remove().length;
    }
  }

  private synchronized void write(byte[] line) throws IOException {
    if (pastFile) {
      throw new IOException("the disk was full, and the store is ahead of " + file);
    }
    ByteBuffer buffer = ByteBuffer.wrap(line);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      channel.truncate(length);
      channel.position(length);
      throw e;
    }
    length += line.length;
  }

  @Override
  public Duration pause() {
    return store.untilNextAppend(journal);
  }

  @Override
  public void ship() throws IOException {
    synchronized (shipping) {
      if (unknown) {
        askStore();
        unknown = false;
      }
      List<Event> fromMemory;
      do {
        long goal = length;
        while (shipped < goal) {
          JournalLines.Batch batch = lines.batch(shipped, goal);
          position = store.append(journal, position, batch.events());
          shipped += batch.bytes();
        }
        fromMemory = heldBehind(shipped);
      } while (shipped < length);
      if (!fromMemory.isEmpty()) {
        position = store.append(journal, position, fromMemory);
        forget(fromMemory.size());
      }
    }
  }

  /** What the disk still does not take, unless the file has more to ship before it. */
  private synchronized List<Event> heldBehind(long offset) throws CorruptRecordException {
    List<Event> events = new ArrayList<>();
    try {
      writeHeld();
    } catch (IOException full) {
      if (offset == length) {
        pastFile = true;
        for (byte[] line : held) {
          events.add(RecordFormat.read(new String(line, StandardCharsets.UTF_8), Event.class));
        }
      }
    }
    return events;
  }

  private synchronized void forget(int lines) {
    for (int i = 0; i < lines; i++) {
      heldBytes -= held.remove().length;
    }
  }

  /** Finds out how many lines of the file the store has. */
  private void askStore() throws IOException {
    long left = 0;
    long at = 0;
    JournalPage page = store.read(journal, at);
    while (page.next() > at) {
      left += page.events().size() + page.corrupt();
      at = page.next();
      page = store.read(journal, at);
    }
    position = at;
    shipped = 0;
    while (left > 0 && shipped < length) {
      JournalLines.Batch batch = lines.batch(shipped, length);
      for (int size : batch.sizes()) {
        if (left > 0) {
          left--;
          shipped += size;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
