package org.runspec.node.attempt;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.runspec.job.Cause;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.MultiRun;
import org.runspec.job.RunName;
import org.runspec.run.program.Progress;
import org.runspec.run.program.report.Report;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/** What the journals tell of the attempts of a run before one. */
public final class EarlierAttempts {
  private final RunStore store;
  private final MultiRun job;

  /** Reads from a store. */
  public EarlierAttempts(RunStore store, MultiRun job) {
    this.store = store;
    this.job = job;
  }

  /** How far all of them came together, from attempt {@code first} on. */
  Progress progress(RunName run, int first, int before) throws IOException {
    Progress all = Progress.NONE;
    for (int attempt = first; attempt < before; attempt++) {
      all = all.and(read(run, attempt).progress());
    }
    return all;
  }

  /** The newest whose copy in the store has all that it began with; 0 if there is none. */
  int newestWhole(RunName run, int before) throws IOException {
    for (int attempt = before - 1; attempt > 0; attempt--) {
      if (read(run, attempt).started) {
        return attempt;
      }
    }
    return 0;
  }

  /**
   * The last value of each metric, in the order first logged; a newer attempt's over an older's.
   */
  Map<String, Object> metrics(RunName run, int before) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int attempt = 1; attempt < before; attempt++) {
      all.putAll(read(run, attempt).metrics);
    }
    return all;
  }

  /** Takes a row of metrics. */
  interface Rows {
    void take(double step, Map<String, Object> values);
  }

  /** Hands over all rows of metrics, in the order in which they were reported. */
  void rows(RunName run, int before, Rows rows) throws IOException {
    for (int attempt = 1; attempt < before; attempt++) {
      read(
          run,
          attempt,
          event -> {
            if (event.event() == EventKind.METRICS
                && event.data().get("step") instanceof Number step
                && event.data().get("values") instanceof Map<?, ?> values) {
              Map<String, Object> row = new LinkedHashMap<>();
              values.forEach((name, value) -> row.put(name.toString(), value));
              rows.take(step.doubleValue(), row);
            }
          });
    }
  }

  /** Why another attempt was wanted after one that its node gave up itself. */
  public Optional<Cause> wanted(RunName run, int attempt) throws IOException {
    return read(run, attempt).next;
  }

  private Account read(RunName run, int attempt) throws IOException {
    Account account = new Account();
    read(run, attempt, account::note);
    return account;
  }

  private void read(RunName run, int attempt, Consumer<Event> reader) throws IOException {
    Journal journal = new Journal.OfAttempt(job.job(), job.workspace(), run, attempt);
    long position = 0;
    JournalPage page = store.read(journal, position);
    while (page.next() > position) {
      page.events().forEach(reader);
      position = page.next();
      page = store.read(journal, position);
    }
  }

  /** What one journal tells. */
  private static final class Account {
    private OptionalDouble furthest = OptionalDouble.empty();
    private final Set<Report.Checkpoint> checkpoints = new HashSet<>();
    private final Map<String, Object> metrics = new LinkedHashMap<>();
    private boolean started;
    private Optional<Cause> next = Optional.empty();

    void note(Event event) {
      Map<String, Object> data = event.data();
      if (event.event() == EventKind.METRICS && data.get("values") instanceof Map<?, ?> values) {
        values.forEach((name, value) -> metrics.put(name.toString(), value));
        metrics.remove(RunPlanning.STEP_NAME); // the step is no measure of a run
      } else if (event.event() == EventKind.SUMMARY) {
        metrics.putAll(data);
      }
      if (event.event() == EventKind.METRICS && data.get("step") instanceof Number step) {
        furthest =
            OptionalDouble.of(
                Math.max(step.doubleValue(), furthest.orElse(Double.NEGATIVE_INFINITY)));
      } else if (event.event() == EventKind.CHECKPOINT && data.get("path") instanceof String path) {
        OptionalDouble step =
            data.get("step") instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
        checkpoints.add(new Report.Checkpoint(path, step));
      } else if (event.event() == EventKind.STARTED || event.event() == EventKind.RESTARTED) {
        started = true;
      } else if (event.event() == EventKind.ENDED && data.get("cause") instanceof String cause) {
        next = Optional.of(Cause.valueOf(cause.toUpperCase(Locale.ROOT)));
      }
    }

    Progress progress() {
      return new Progress(furthest, checkpoints);
    }
  }
}
