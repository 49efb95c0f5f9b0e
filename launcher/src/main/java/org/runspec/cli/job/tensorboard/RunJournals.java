package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.Event;
import org.runspec.job.JobRecord;
import org.runspec.job.RunName;
import org.runspec.report.notebook.MetricRows;
import org.runspec.report.notebook.MetricRows.Row;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/** The rows of a run's metrics, read from the journals of its attempts as far as they have come. */
final class RunJournals {
  private final RunStore store;
  private final JobRecord job;
  private final RunName run;
  private int attempt = 1;
  private long position;

  /** Nothing is read yet. */
  RunJournals(RunStore store, JobRecord job, RunName run) {
    this.store = store;
    this.job = job;
    this.run = run;
  }

  /**
   * Rows that nobody has read, those included that later ones take the place of.
   *
   * @param attempts how many the run had
   */
  List<Row> more(int attempts) throws IOException {
    List<Row> rows = new ArrayList<>();
    int first = attempt;
    for (List<Event> events : unread(attempts)) {
      rows.addAll(MetricRows.of(List.of(events), first++));
    }
    return rows;
  }

  /** All rows that count, from the beginning. */
  List<Row> all(int attempts) throws IOException {
    attempt = 1;
    position = 0;
    return MetricRows.of(unread(attempts), 1);
  }

  /** By attempt, from the one that was read last. */
  private List<List<Event>> unread(int attempts) throws IOException {
    List<List<Event>> unread = new ArrayList<>(List.of(read()));
    while (attempt < attempts) {
      attempt++;
      position = 0;
      unread.add(read());
    }
    return unread;
  }

  private List<Event> read() throws IOException {
    Journal journal = new Journal.OfAttempt(job.job(), job.workspace(), run, attempt);
    List<Event> events = new ArrayList<>();
    for (JournalPage page = store.read(journal, position);
        page.next() > position;
        page = store.read(journal, position)) {
      events.addAll(page.events());
      position = page.next();
    }
    return events;
  }
}
