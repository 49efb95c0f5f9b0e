package org.runspec.node.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;
import org.runspec.storage.Storage;

/** A file that only grows, brought to an object of a storage piece by piece. */
public final class ShippedFile implements Shipment {
  private static final int PIECE = 1 << 20;

  private final Path file;
  private final ObjectKey key;
  private final Storage storage;
  private long shipped;

  /** A file that may not be there yet. */
  public ShippedFile(Path file, ObjectKey key, Storage storage) {
    this.file = file;
    this.key = key;
    this.storage = storage;
  }

  /**
   * Brings what is new; a file that is not there has nothing.
   *
   * @throws UncheckedIOException if the node's own disk fails: waiting for the store is no help
   */
  @Override
  public synchronized void ship() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long goal = in.length();
      while (shipped < goal) {
        append(read(in, goal), goal);
      }
    } catch (FileNotFoundException e) {
      if (Files.exists(file)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Duration pause() {
    return storage.untilNextAppend(key);
  }

  private byte[] read(RandomAccessFile in, long goal) {
    try {
      byte[] piece = new byte[(int) Math.min(PIECE, goal - shipped)];
      in.seek(shipped);
      in.readFully(piece);
      return piece;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An append whose answer was lost, or a life before this one, may have brought more. */
  private void append(byte[] piece, long goal) throws IOException {
    try {
      shipped = storage.append(key, shipped, piece);
    } catch (PositionMismatch e) {
      if (e.actual() > goal || e.actual() == shipped) {
        throw e;
      }
      shipped = e.actual();
    }
  }
}
