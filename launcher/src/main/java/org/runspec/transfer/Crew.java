package org.runspec.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same with many files, several at a time. The first failure ends it all. */
final class Crew {
  private static final int THREADS = 6;
  private static final int PATIENCE_SECONDS = 10;

  private Crew() {}

  /** What is done with one file. */
  interface Work<T, R> {
    /** Does it; stops soon when its thread is interrupted. */
    R with(T file) throws IOException;
  }

  /** The results, in the order of the files. */
  static <T, R> List<R> each(List<T> files, Work<T, R> work)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(THREADS, files.size())), Crew::background);
    try {
      List<Future<R>> going = new ArrayList<>();
      files.forEach(file -> going.add(threads.submit(() -> work.with(file))));
      List<R> results = new ArrayList<>();
      for (Future<R> one : going) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "transfer");
    thread.setDaemon(true);
    return thread;
  }

  private static IOException thrown(Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException trouble ? trouble : new IOException(cause);
  }
}
