package org.runspec.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many calls of one kind, several at a time where each of them waits for a network; one after the
 * other on the caller's own thread where that is as fast.
 *
 * @param atOnce how many
 */
public record CallsAtOnce(int atOnce) {
  /** One call. */
  @FunctionalInterface
  public interface Call<T, R> {
    /** Makes it. */
    R of(T subject) throws IOException;
  }

  /**
   * The answers, in the order of what they are about.
   *
   * @throws IOException that of the first call that failed; none is made after it
   */
  public <T, R> List<R> each(Collection<T> subjects, Call<T, R> call) throws IOException {
    int threads = Math.min(atOnce, subjects.size());
    if (threads > 1) {
      return together(threads, subjects, call);
    }
    List<R> answers = new ArrayList<>(subjects.size());
    for (T subject : subjects) {
      answers.add(call.of(subject));
    }
    return answers;
  }

  private static <T, R> List<R> together(int threads, Collection<T> subjects, Call<T, R> call)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, CallsAtOnce::thread);
    try {
      List<Future<R>> asked = new ArrayList<>(subjects.size());
      for (T subject : subjects) {
        asked.add(pool.submit(() -> call.of(subject)));
      }
      List<R> answers = new ArrayList<>(subjects.size());
      for (Future<R> future : asked) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the calls were broken off").initCause(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "calls");
    thread.setDaemon(true);
    return thread;
  }

  private static IOException failure(Throwable why) {
    if (why instanceof IOException failure) {
      return failure;
    } else if (why instanceof RuntimeException failure) {
      throw failure;
    } else if (why instanceof Error failure) {
      throw failure;
    }
    return new IOException(why);
  }
}
