package org.runspec.mirror.send;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does so many things at a time, each on a thread of its own; where that is one, on the thread of
 * whoever asks. One thread asks.
 */
public final class Crew implements AutoCloseable {
  private final int size;
  private final Semaphore free;
  private final ExecutorService threads;

  /** Nobody is at work yet. */
  public Crew(String name, int size) {
    this.size = size;
    this.free = new Semaphore(size);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does it now, or hands it on as soon as somebody is free. */
  public void take(Runnable task) throws InterruptedException {
    if (size == 1) {
      task.run();
      return;
    }
    free.acquire();
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            free.release();
          }
        });
  }

  /** Waits until all is done that was handed on. */
  public void await() throws InterruptedException {
    free.acquire(size);
    free.release(size);
  }

  /** As above, at most so long; returns whether it is. */
  public boolean await(long nanos) throws InterruptedException {
    if (!free.tryAcquire(size, nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    free.release(size);
    return true;
  }

  /** Takes no more; what is being done goes on. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
