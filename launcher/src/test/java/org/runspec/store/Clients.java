package org.runspec.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients that do something at the same moment. */
final class Clients {
  static final int MANY = 32;

  private Clients() {}

  static <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      CyclicBarrier start = new CyclicBarrier(MANY);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        Callable<T> task = work.apply(i);
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
