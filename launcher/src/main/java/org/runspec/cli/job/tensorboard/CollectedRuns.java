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
final class CollectedRuns {
  private final RunStore store;
  private final LocalDisk disk;
  private final RunFolders folders;
  private final EventCopies copies;
  private final Map<Key, MetricEvents> made = new HashMap<>();
  private final Set<Key> having = new HashSet<>();
  private final Set<Ended> over = new HashSet<>();

  /**
   * Into folders below another one.
   *
   * @param workspace the usual one, whose runs have folders without its name
   */
  CollectedRuns(RunStore store, Storage files, Path top, String workspace) {
    this.store = store;
    this.disk =
        new LocalDisk(
            "collect event files in " + top, "room and rights there, or another folder with --to");
    this.folders = new RunFolders(top, workspace, files);
    this.copies = new EventCopies(files, disk);
  }

  /** A run: each workspace has names of its own. */
  private record Key(String workspace, RunName run) {}

  /** A run that ended with an attempt; another one may follow. */
  private record Ended(Key run, int attempt) {}

  /** Brings what is new of a run, as long as there may be more. */
  void bring(ChosenRun run) throws IOException {
    Key key = new Key(run.job().workspace(), run.row().name());
    Ended ended = new Ended(key, run.row().attempt());
    if (run.row().attempt() == 0 || over.contains(ended)) {
      return;
    }
    Path place = folders.of(run.job(), run.row());
    if (copies.bring(run.job(), run.row(), place)) {
      having.add(key);
      made.remove(key);
      disk.run(() -> MetricEvents.delete(place));
    } else if (made(key, run, place).bring(run.row().attempt())) {
      having.add(key);
    }
    if (run.row().state().isTerminal()) {
      over.add(ended);
      made.remove(key);
    }
  }

  private MetricEvents made(Key key, ChosenRun run, Path place) {
    return made.computeIfAbsent(
        key, unseen -> new MetricEvents(new RunJournals(store, run.job(), key.run()), place, disk));
  }

  /** Whether there was anything to collect. */
  boolean isEmpty() {
    return having.isEmpty();
  }
}
