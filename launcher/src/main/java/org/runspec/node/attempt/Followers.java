package org.runspec.node.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Clients that watch a command's output as it comes. Who cannot keep up misses some, with a note:
 * the command never waits for a watcher.
 */
final class Followers {
  private static final int PIECES = 64;
  private static final byte[] GAP =
      "\n[some output was left out here]\n".getBytes(StandardCharsets.UTF_8);

  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** Hands bytes on to all of them. */
  void write(byte[] bytes, int offset, int length) {
    for (Follower follower : followers) {
      follower.offer(bytes, offset, length);
    }
  }

  /** Nothing more comes. */
  void end() {
    ended = true;
  }

  /**
   * Copies to a client what came and what comes, until the command ends or the client goes. What
   * comes just when it begins may come twice.
   *
   * @param before what was printed until now
   */
  void copyTo(Path before, OutputStream client) throws IOException, InterruptedException {
    Follower follower = new Follower();
    followers.add(follower);
    try {
      if (Files.exists(before)) {
        Files.copy(before, client);
      }
      client.flush();
      follower.copyTo(client);
    } finally {
      followers.remove(follower);
    }
  }

  private final class Follower {
    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean missed;

    void offer(byte[] bytes, int offset, int length) {
      byte[] copy = new byte[length];
      System.arraycopy(bytes, offset, copy, 0, length);
      missed |= !pieces.offer(copy);
    }

    void copyTo(OutputStream client) throws IOException, InterruptedException {
      while (true) {
        byte[] piece = pieces.poll(1, TimeUnit.SECONDS);
        if (piece != null) {
          client.write(piece);
          if (missed && pieces.isEmpty()) {
            missed = false;
            client.write(GAP);
          }
        } else if (ended) {
          return;
        }
        client.flush();
      }
    }
  }
}
