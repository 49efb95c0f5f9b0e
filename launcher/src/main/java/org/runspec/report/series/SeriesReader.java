package org.runspec.report.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.runspec.job.JobRecord;
import org.runspec.store.Journal;
import org.runspec.store.JournalText;
import org.runspec.store.RunStore;

/** Reads series of many runs of a store, several at a time. */
public final class SeriesReader {
  /** Enough to keep a distant store busy; more would not make a near one faster. */
  private static final int THREADS = 8;

  private final RunStore store;

  public SeriesReader(RunStore store) {
    this.store = store;
  }

  /**
   * Which run.
   *
   * @param index in its job, from 0
   * @param attempts how many it had
   * @param started from when its hours count, unless it reported something before
   */
  public record Source(JobRecord job, int index, int attempts, Optional<Instant> started) {}

  /**
   * What was read of a run.
   *
   * @param series pairs of all x and all y by metric
   * @param gaps how many y are not finite
   * @param isThinned whether rows were left out to save room
   * @param corrupt how many lines could not be read
   * @param isWhole whether there was time to read it
   */
  public record Reading(
      Map<String, double[][]> series, int gaps, boolean isThinned, int corrupt, boolean isWhole) {}

  /**
   * Reads.
   *
   * @param patience how long at most; what was not read by then is empty
   * @return as many as sources, in their order
   */
  public List<Reading> read(List<Source> sources, SeriesWish wish, Duration patience)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(THREADS, sources.size())), SeriesReader::background);
    try {
      List<Callable<Reading>> work = new ArrayList<>();
      sources.forEach(source -> work.add(() -> read(source, wish)));
      List<Reading> readings = new ArrayList<>();
      for (Future<Reading> one :
          threads.invokeAll(work, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        readings.add(result(one));
      }
      return readings;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Reading result(Future<Reading> one) throws IOException, InterruptedException {
    try {
      return one.get();
    } catch (CancellationException e) {
      return new Reading(Map.of(), 0, false, 0, false);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
    }
  }

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "series");
    thread.setDaemon(true);
    return thread;
  }

  private Reading read(Source source, SeriesWish wish) throws IOException {
    RunSeries series = new RunSeries(wish, source.started());
    int corrupt = 0;
    JobRecord job = source.job();
    for (int attempt = 1; attempt <= source.attempts(); attempt++) {
      Journal journal =
          new Journal.OfAttempt(
              job.job(), job.workspace(), job.shape().nameOf(source.index()), attempt);
      series.nextAttempt();
      long position = 0;
      JournalText text = store.text(journal, position);
      while (text.next() > position && !Thread.currentThread().isInterrupted()) {
        corrupt += series.read(bytes(text.lines()));
        position = text.next();
        text = store.text(journal, position);
      }
    }
    return new Reading(series.all(), series.gaps(), series.isThinned(), corrupt, true);
  }

  private static byte[] bytes(ByteBuffer lines) {
    byte[] bytes = new byte[lines.remaining()];
    lines.get(bytes);
    return bytes;
  }
}
