package org.runspec.storage.azure;

import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the blocks of large contents, several at a time, in a bounded amount of memory. */
final class Uploads {
  /** Blocks in memory, of all contents together. */
  static final int AT_A_TIME = 8;

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final Container container;
  private final Semaphore room = new Semaphore(AT_A_TIME);
  private final ExecutorService threads;

  Uploads(Container container) {
    this.container = container;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "blob upload " + THREADS.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Stages a stream's content as blocks, but for those that are there.
   *
   * @param offset of the content in the blob
   * @param staged the names of blocks that need not be sent
   * @throws EOFException if the stream ends early
   */
  List<Block> stage(
      BlockBlobClient blob, InputStream content, long offset, long length, Set<String> staged)
      throws IOException {
    Deque<Future<Block>> sent = new ArrayDeque<>();
    List<Block> blocks = new ArrayList<>();
    try {
      int most = blockSize(length);
      for (long at = 0; at < length; ) {
        byte[] piece = nextPiece(content, length - at, most);
        long position = offset + at;
        sent.add(threads.submit(() -> stage(blob, piece, position, staged)));
        at += piece.length;
        while (!sent.isEmpty() && sent.peek().isDone()) {
          blocks.add(result(sent.poll()));
        }
      }
      while (!sent.isEmpty()) {
        blocks.add(result(sent.poll()));
      }
      return blocks;
    } finally {
      await(sent);
    }
  }

  /** After a failure: what is on its way would hold memory, and could arrive after a next try. */
  private static void await(Deque<Future<Block>> sent) {
    for (Future<Block> future : sent) {
      try {
        result(future);
      } catch (IOException | RuntimeException e) {
        // The first failure is told.
      }
    }
  }

  void close() {
    threads.shutdownNow();
  }

  /** Larger ones where a blob could not have as many blocks. */
  private static int blockSize(long length) {
    return (int) Math.max(Block.LARGEST, length / 40_000 + 1);
  }

  /** The piece holds a place in memory until it was sent. */
  private byte[] nextPiece(InputStream content, long left, int most) throws IOException {
    take();
    boolean handedOn = false;
    try {
      byte[] piece = content.readNBytes((int) Math.min(most, left));
      if (piece.length < Math.min(most, left)) {
        throw new EOFException("the source ended " + (left - piece.length) + " bytes early");
      }
      handedOn = true;
      return piece;
    } finally {
      if (!handedOn) {
        room.release();
      }
    }
  }

  private Block stage(BlockBlobClient blob, byte[] piece, long position, Set<String> staged)
      throws IOException {
    try {
      Block block = Block.of(piece, position);
      if (!staged.contains(block.id())) {
        container.write(
            () -> {
              block.stage(blob, piece);
              return true;
            });
      }
      return block;
    } finally {
      room.release();
    }
  }

  private void take() throws InterruptedIOException {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while blocks were sent");
    }
  }

  private static Block result(Future<Block> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while blocks were sent");
    } catch (CancellationException e) {
      throw new IOException("the storage was closed while blocks were sent", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }
}
