package org.runspec.node;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What several want done at the same time and one does for all who came before it began, so that
 * nobody waits for more than the one that goes on and the one behind it, however many come.
 */
final class Errand {
  private final Visit visit;
  private final ReentrantLock doing = new ReentrantLock(true);
  private volatile long begun;

  /** Why the latest did not work. */
  private Optional<Throwable> failure = Optional.empty();

  /** Something that is done with the store. */
  interface Visit {
    void make() throws IOException;
  }

  Errand(Visit visit) {
    this.visit = visit;
  }

  /**
   * Returns when it was done once from beginning to end since this was called.
   *
   * @throws IOException if that did not work, whoever did it
   */
  void run() throws IOException {
    long enough = begun + 1;
    doing.lock();
    try {
      if (begun < enough) {
        make();
      } else if (failure.isPresent()) {
        throw new IOException(failure.get().getMessage(), failure.get());
      }
    } finally {
      doing.unlock();
    }
  }

  private void make() throws IOException {
    long number = begun + 1;
    begun = number;
    try {
      visit.make();
      failure = Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      failure = Optional.of(e);
      throw e;
    }
  }
}
