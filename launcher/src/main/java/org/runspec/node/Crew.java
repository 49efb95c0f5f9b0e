package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.runspec.pace.Bell;

/** The workers of a node, each on a thread of its own, as many as are wanted at the moment. */
final class Crew {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Bell bell = new Bell();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Works until nobody finds anything more to do. */
  void work(Worker.Shared shared) throws InterruptedException {
    try {
      do {
        hire(shared);
        endCancelled(shared);
        shared.pacer().await(bell, LOOK);
      } while (anyWorks());
    } finally {
      join();
    }
  }

  private static void endCancelled(Worker.Shared shared) throws InterruptedException {
    if (shared.ending().getAsBoolean() || !shared.heart().isFresh()) {
      return;
    }
    try {
      shared.desk().endCancelled();
    } catch (IOException | RuntimeException e) {
      shared.log().trouble("end runs that were cancelled", e);
    }
  }

  /** Has everybody look again whether there is something to do, or no more. */
  void wake() {
    bell.ring();
    synchronized (threads) {
      workers.forEach(Worker::wake);
    }
  }

  /** Ends all that goes on, without its being kept. */
  void interrupt() {
    synchronized (threads) {
      threads.forEach(Thread::interrupt);
    }
  }

  private void hire(Worker.Shared shared) {
    synchronized (threads) {
      int most = Math.min(shared.knowledge().concurrency(), shared.job().shape().totalRuns());
      int wanted = Math.max(1, most); // one waits for better times
      while (!shared.ending().getAsBoolean()
          && threads.size() < wanted
          && !shared.knowledge().isComplete()) {
        Worker worker = new Worker(shared, threads.size());
        Thread thread =
            new Thread(
                () -> {
                  worker.run();
                  bell.ring();
                },
                "slot " + threads.size());
        workers.add(worker);
        threads.add(thread);
        thread.start();
      }
    }
  }

  private boolean anyWorks() {
    synchronized (threads) {
      return threads.stream().anyMatch(Thread::isAlive);
    }
  }

  private void join() throws InterruptedException {
    List<Thread> all;
    synchronized (threads) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }
}
