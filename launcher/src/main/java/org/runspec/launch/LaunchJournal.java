package org.runspec.launch;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobRecord;
import org.runspec.job.RunName;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;

/**
 * The launcher's journal of a job. All its lines have the launch's time, so that they can be told
 * again.
 */
final class LaunchJournal {
  private final RunStore store;
  private final JobRecord job;
  private final Instant time;
  private long position;

  LaunchJournal(RunStore store, JobRecord job, Instant time) {
    this.store = store;
    this.job = job;
    this.time = time;
  }

  void add(EventKind kind, Map<String, Object> data) throws IOException {
    append(List.of(new Event(time, kind, Optional.empty(), data)));
  }

  void addOfParents(EventKind kind) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int node = 0; node < job.shape().nodes(); node++) {
      Optional<RunName> parent = Optional.of(job.shape().parentOf(node));
      events.add(new Event(time, kind, parent, Map.of()));
    }
    append(events);
  }

  private void append(List<Event> events) throws IOException {
    position = store.append(new Journal.OfJob(job.job()), position, events);
  }
}
