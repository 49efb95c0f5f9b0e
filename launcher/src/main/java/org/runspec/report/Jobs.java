package org.runspec.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.store.CallsAtOnce;
import org.runspec.store.JobView;
import org.runspec.store.NodesSeen;
import org.runspec.store.RunStore;
import org.runspec.store.Sighting;
import org.runspec.store.view.Clocks;
import org.runspec.store.view.JobReader;

/** The jobs of a store, each read as far as it is asked for. Not for several threads. */
public final class Jobs {
  /** Each of them makes several calls. */
  private static final int JOBS_AT_ONCE = 8;

  private static final Duration FAR_PAUSE = Duration.ofSeconds(2);

  private final RunStore store;
  private final Clocks clocks;
  private final Memory memory;
  private final Witness witness;
  private final Map<JobRecord, JobReader> readers = new HashMap<>();
  private final Map<JobName, JobRecord> recordsAhead = new HashMap<>();
  private final Map<JobRecord, JobView> viewsAhead = new HashMap<>();
  private List<JobName> names;

  /**
   * Reads a store.
   *
   * @param memory what was learned of its jobs before
   * @param witness of what goes on
   */
  public Jobs(RunStore store, Clocks clocks, Memory memory, Witness witness) {
    this.store = store;
    this.clocks = clocks;
    this.memory = memory;
    this.witness = witness;
  }

  /** The store that is read. */
  public RunStore store() {
    return store;
  }

  /** All jobs there were at the first call, or the first after {@link #refresh}, latest last. */
  public List<JobName> names() throws IOException {
    if (names == null) {
      names = List.copyOf(store.jobs());
    }
    return names;
  }

  /** Looks afresh at which jobs there are. */
  public void refresh() {
    names = null;
  }

  /** Forgets what was read of jobs. */
  public void forget() {
    readers.clear();
  }

  /** A job's record; empty if there is no such job. */
  public Optional<JobRecord> record(JobName job) throws IOException {
    JobRecord ahead = recordsAhead.remove(job);
    return ahead == null ? store.job(job) : Optional.of(ahead);
  }

  /**
   * Reads records at once that will be asked for one after the other, if the store's place gains by
   * that. Each is given once.
   */
  public void recordsAhead(Collection<JobName> some) throws IOException {
    if (store.calls().atOnce() > 1) {
      store
          .calls()
          .each(some, this::readable)
          .forEach(record -> record.ifPresent(job -> recordsAhead.put(job.job(), job)));
    }
  }

  private Optional<JobRecord> readable(JobName name) throws IOException {
    try {
      return store.job(name);
    } catch (CorruptRecordException e) {
      return Optional.empty(); // told when it is asked for
    }
  }

  /** The same with how these jobs stand. */
  public void viewsAhead(Collection<JobName> some) throws IOException {
    recordsAhead(some);
    List<JobRecord> records =
        some.stream().map(recordsAhead::get).filter(Objects::nonNull).toList();
    List<JobReader> known = records.stream().map(this::readerOf).toList();
    Iterator<JobView> views =
        new CallsAtOnce(Math.min(JOBS_AT_ONCE, store.calls().atOnce()))
            .each(known, JobReader::read)
            .iterator();
    records.forEach(job -> viewsAhead.put(job, views.next()));
  }

  /** All records that can be read, latest last. */
  public List<JobRecord> records() throws IOException {
    List<JobRecord> records = new ArrayList<>();
    recordsAhead(names());
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
    JobView view = read(job);
    if (view.state().isTerminal()) {
      return view;
    }
    Sighting seen = witness.sees(view);
    boolean nobody = seen.nodes() == NodesSeen.GONE || seen.nodes() == NodesSeen.NEVER_ASKED_FOR;
    return (nobody ? read(job) : view).seen(seen); // what they told at last before they went
  }

  private JobView read(JobRecord job) throws IOException {
    JobView ahead = viewsAhead.remove(job);
    JobView view = ahead == null ? readerOf(job).read() : ahead;
    memory.keep(job, readerOf(job));
    return view;
  }

  private JobReader readerOf(JobRecord job) {
    return readers.computeIfAbsent(job, this::reader);
  }

  private JobReader reader(JobRecord job) {
    return memory
        .of(job)
        .map(learned -> new JobReader(store, job, clocks, learned))
        .orElseGet(() -> new JobReader(store, job, clocks));
  }

  /**
   * How long to wait before another look: longer than near by where each look costs calls over a
   * network.
   */
  public Duration pause(Duration near) {
    boolean isFar = store.calls().atOnce() > 1;
    return isFar && near.compareTo(FAR_PAUSE) < 0 ? FAR_PAUSE : near;
  }

  /** How many lines of a job's journals could not be read so far. */
  public int corrupt(JobRecord job) {
    return Optional.ofNullable(readers.get(job)).map(JobReader::corrupt).orElse(0);
  }
}
