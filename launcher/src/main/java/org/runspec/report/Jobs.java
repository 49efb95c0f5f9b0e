package org.runspec.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.store.JobView;
import org.runspec.store.RunStore;
import org.runspec.store.view.JobReader;

/** The jobs of a store, each read as far as it is asked for. Not for several threads. */
public final class Jobs {
  /** How long a node may be silent before that is told. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private final RunStore store;
  private final LongSupplier nanoTime;
  private final Map<JobName, JobReader> readers = new HashMap<>();
  private List<JobName> names;

  /**
   * Reads a store.
   *
   * @param nanoTime a monotonic clock
   */
  public Jobs(RunStore store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  /** The store that is read. */
  public RunStore store() {
    return store;
  }

  /** All jobs there were at the first call, latest last. */
  public List<JobName> names() throws IOException {
    if (names == null) {
      names = List.copyOf(store.jobs());
    }
    return names;
  }

  /** A job's record; empty if there is no such job. */
  public Optional<JobRecord> record(JobName job) throws IOException {
    return store.job(job);
  }

  /** All records that can be read, latest last. */
  public List<JobRecord> records() throws IOException {
    List<JobRecord> records = new ArrayList<>();
    for (JobName name : names()) {
      try {
        record(name).ifPresent(records::add); // one may have been deleted meanwhile
      } catch (CorruptRecordException e) {
        // told when the job itself is asked for
      }
    }
    return records;
  }

  /** How a job stands now. A second call reads only what is new. */
  public JobView view(JobRecord job) throws IOException {
    return readers
        .computeIfAbsent(job.job(), name -> new JobReader(store, job, LEASE, nanoTime))
        .read();
  }

  /** How many lines of a job's journals could not be read so far. */
  public int corrupt(JobRecord job) {
    return Optional.ofNullable(readers.get(job.job())).map(JobReader::corrupt).orElse(0);
  }
}
