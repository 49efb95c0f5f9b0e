package org.runspec.report.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Jobs;
import org.runspec.report.Later;
import org.runspec.storage.Storage;
import org.runspec.store.JobView;

/**
 * What lists of jobs say beside how they stand: what changed since the latest earlier job of the
 * same runspec, and what came of it. Not for several threads.
 */
public final class Notebook {
  private final Jobs jobs;
  private final Storage files;
  private final CodeCache cache;
  private final Map<JobName, Results> results = new HashMap<>();

  /** Of a store. */
  public Notebook(Jobs jobs, Storage files, CodeCache cache) {
    this.jobs = jobs;
    this.files = files;
    this.cache = cache;
  }

  /**
   * Of one job, by name; what is unknown is left out: {@code changes} in one line, {@code
   * objective} and its change {@code delta} as {@link Estimate}s, the {@code best} value. What
   * another job has to be read for comes {@link Later}; what is thrown then is an {@link
   * UncheckedIOException}.
   */
  public Map<String, Object> of(JobView view) {
    Map<String, Object> values = new LinkedHashMap<>();
    Results own = Results.of(view);
    results.put(view.job().job(), own);
    values.put("changes", later(() -> changes(view.job())));
    own.mean().ifPresent(mean -> values.put("objective", mean));
    own.best().ifPresent(best -> values.put("best", best));
    if (own.mean().isPresent()) {
      values.put("delta", later(() -> delta(view.job(), own)));
    }
    return values;
  }

  private interface Reading {
    Optional<Object> read() throws IOException;
  }

  private static Later later(Reading reading) {
    return new Later(
        () -> {
          try {
            return reading.read();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Optional<Object> changes(JobRecord job) throws IOException {
    Optional<JobRecord> before = predecessor(job);
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(Changes.brief(files, before.get(), job, cache).brief());
  }

  private Optional<Object> delta(JobRecord job, Results own) throws IOException {
    Optional<JobRecord> before = predecessor(job);
    return before.isEmpty()
        ? Optional.empty()
        : own.since(results(before.get())).map(Object.class::cast);
  }

  private Optional<JobRecord> predecessor(JobRecord job) throws IOException {
    try {
      return job.predecessor().isEmpty()
          ? Optional.empty()
          : jobs.record(job.predecessor().get()); // it may have been deleted
    } catch (CorruptRecordException e) {
      return Optional.empty(); // told when that job itself is asked for
    }
  }

  private Results results(JobRecord job) throws IOException {
    Results known = results.get(job.job());
    if (known == null) {
      known = Results.of(jobs.view(job));
      results.put(job.job(), known);
    }
    return known;
  }
}
