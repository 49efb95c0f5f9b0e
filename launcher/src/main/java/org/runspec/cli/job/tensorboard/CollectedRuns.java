package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.job.RunName;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;
import org.runspec.transfer.LocalDisk;

/** What was collected of each run: its own event files, or one that is made from its metrics. */
final class CollectedRuns implements AutoCloseable {
  private final RunStore store;
  private final LocalDisk disk;
  private final RunFolders folders;
  private final EventCopies copies;
  private final Map<RunName, MetricEvents> made = new HashMap<>();
  private final Set<RunName> having = new HashSet<>();
  private final Set<Ended> over = new HashSet<>();

  /** Into folders below another one. */
  CollectedRuns(RunStore store, Storage files, Path top) {
    this.store = store;
    this.disk =
        new LocalDisk(
            "collect event files in " + top, "room and rights there, or another folder with --to");
    this.folders = new RunFolders(top, files);
    this.copies = new EventCopies(files, disk);
  }

  /** A run that ended with an attempt; another one may follow. */
  private record Ended(RunName run, int attempt) {}

  /** Brings what is new of a run, as long as there may be more. */
  void bring(ChosenRun run) throws IOException {
    RunName name = run.row().name();
    Ended ended = new Ended(name, run.row().attempt());
    if (run.row().attempt() == 0 || over.contains(ended)) {
      return;
    }
    Path place = folders.of(run.job(), run.row());
    if (copies.bring(run.job(), run.row(), place)) {
      having.add(name);
      close(name);
      disk.run(() -> MetricEvents.delete(place));
    } else if (made(run, place).bring(run.row().attempt())) {
      having.add(name);
    }
    if (run.row().state().isTerminal()) {
      over.add(ended);
      close(name);
    }
  }

  private MetricEvents made(ChosenRun run, Path place) {
    return made.computeIfAbsent(
        run.row().name(),
        name -> new MetricEvents(new RunJournals(store, run.job(), name), place, disk));
  }

  private void close(RunName name) {
    MetricEvents events = made.remove(name);
    if (events != null) {
      events.close();
    }
  }

  /** Whether there was anything to collect. */
  boolean isEmpty() {
    return having.isEmpty();
  }

  @Override
  public void close() {
    made.values().forEach(MetricEvents::close);
  }
}
