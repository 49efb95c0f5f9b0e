package org.runspec.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.runspec.mirror.cursor.CursorFile;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.send.Checkpoints;
import org.runspec.mirror.send.Comparison;
import org.runspec.mirror.send.DeletedFiles;
import org.runspec.mirror.send.FileSender;
import org.runspec.mirror.send.Lane;
import org.runspec.mirror.send.Target;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.tree.Tree;
import org.runspec.mirror.watch.TreeWatch;
import org.runspec.mirror.watch.Watching;
import org.runspec.pace.Allowance;
import org.runspec.pace.Backoff;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * Keeps a live copy of a folder in a storage. What is deleted from the folder stays in the storage.
 * A name that was a file and becomes a folder, or the other way round, is in the storage what it
 * was last.
 *
 * <p>Works on threads of its own. The folder's owner has only to tell of complete checkpoints and
 * of the end. Killed at any moment, a new mirror with the same plan goes on where this one was.
 */
public final class Mirror implements AutoCloseable {
  private static final int GENTLE_OPERATIONS = 10;
  private static final Duration FIRST_RETRY = Duration.ofMillis(300);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
  private static final Duration UNTIL_END = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final MirrorPlan plan;
  private final Pacer pacer;
  private final long started;
  private final Tree tree;
  private final Storage storage;
  private final Target target;
  private final Notes notes;
  private final Cursors cursors;
  private final DeletedFiles deleted;
  private final CursorKeeper keeper;
  private final FileSender sender;
  private final Checkpoints checkpoints;
  private final Lane fileLane;
  private final Lane checkpointLane;
  private final TreeWatch watch;
  private final Backoff backoff;
  private volatile boolean closed;

  private Mirror(MirrorPlan plan) throws IOException {
    this.plan = plan;
    this.pacer = plan.pacer();
    this.started = pacer.nanoTime();
    this.tree = Tree.at(plan.root());
    this.storage = plan.storage().relaxed();
    this.target = new Target(storage, plan.prefix());
    this.notes = new Notes(plan.listener());
    CursorFile cursorFile = new CursorFile(plan.cursor(), tree.root() + " to " + target.folder());
    this.cursors = cursorFile.load();
    this.deleted = new DeletedFiles(plan.deletions());
    this.keeper =
        new CursorKeeper(cursors, deleted, this::isSettled, cursorFile, storage, notes, pacer);
    this.sender = new FileSender(tree, target, cursors, deleted, plan.limits(), notes, pacer);
    this.checkpoints =
        new Checkpoints(
            tree, target, cursors, plan.limits(), notes, plan.prelude(), pacer, plan.sharing());
    this.backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, System.nanoTime());
    Allowance allowance =
        plan.watching() == Watching.GENTLE
            ? Allowance.perSecond(GENTLE_OPERATIONS, pacer)
            : Allowance.unlimited(pacer);
    this.fileLane = lane("mirror files", sender::look, allowance, parallel(), keeper::maybeSave);
    // Checkpoints are rare, and which is the best is known to the cursors only.
    this.checkpointLane =
        lane(
            "mirror checkpoints",
            (name, patient) -> checkpoints.look(name),
            allowance,
            1,
            plan.selection().checkpoints().isEmpty() ? () -> {} : keeper::saveNews);
    Router router =
        new Router(tree, plan.selection(), cursors, checkpoints, fileLane, checkpointLane, notes);
    this.watch = new TreeWatch(tree, plan.selection(), router, pacer, allowance, this::takeUpWork);
  }

  private Lane lane(
      String name, Lane.Work work, Allowance allowance, int parallel, Runnable afterPass) {
    return new Lane(name, work, notes, pacer, allowance, backoff, parallel, afterPass);
  }

  private int parallel() {
    return storage.transfers().parallel();
  }

  /**
   * Begins to mirror and returns at once. The storage need not work yet.
   *
   * @throws IOException if the folder cannot be read, or the cursor file is there but cannot
   */
  public static Mirror start(MirrorPlan plan) throws IOException {
    if (!Files.isDirectory(plan.root())) {
      throw new NotDirectoryException(plan.root().toString());
    }
    Mirror mirror = new Mirror(plan);
    mirror.watch.start(plan.watching());
    return mirror;
  }

  /** As {@link #complete(Path, OptionalDouble)}, where nobody knows how good the checkpoint is. */
  public void complete(Path checkpoint) throws IOException {
    complete(checkpoint, OptionalDouble.empty());
  }

  /**
   * A checkpoint is complete, as it is now: it is sent unless it is written to or replaced before.
   *
   * @param checkpoint a file, or a folder of files that together are the checkpoint
   * @param score how good it is: of those in one series, the highest is kept
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not in the mirrored folder
   */
  public void complete(Path checkpoint, OptionalDouble score) throws IOException {
    Path real = checkpoint.toAbsolutePath().normalize();
    Path parent = real.getParent();
    Path inTree = parent == null ? real : parent.toRealPath().resolve(real.getFileName());
    if (!inTree.startsWith(tree.root()) || inTree.equals(tree.root())) {
      throw new IllegalArgumentException(checkpoint + " is not in " + tree.root());
    }
    ObjectKey unit =
        tree.name(inTree)
            .orElseThrow(() -> new IllegalArgumentException(checkpoint + " has no name as text"));
    for (ObjectKey file : CheckpointFiles.of(tree, inTree, unit)) {
      Selection selection = plan.selection();
      if (selection.includes(file) && selection.isCheckpoint(file)) {
        checkpoints.complete(file, unit, score);
        checkpointLane.offer(file);
      } else if (selection.includes(file)) {
        fileLane.offer(file);
      }
    }
  }

  /**
   * Waits until the storage has for good all that was in the folder when this was called.
   *
   * @return whether it has; false when the time was over before
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    return flushUntil(pacer.nanoTime() + atMost.toNanos());
  }

  /** As {@link #finish(Duration)}, within ten minutes. */
  public MirrorReport finish() throws InterruptedException {
    return finish(UNTIL_END);
  }

  /**
   * Sends what is left, compares all files with their copies by their bytes, sends again what
   * differs, and closes. Whoever writes to the folder has ended.
   */
  public MirrorReport finish(Duration atMost) throws InterruptedException {
    long end = pacer.nanoTime() + atMost.toNanos();
    flushUntil(end);
    closed = true;
    watch.close();
    fileLane.close();
    checkpointLane.close();
    boolean ended = ended(fileLane, end) && ended(checkpointLane, end);
    FinalCheck check =
        new FinalCheck(
            tree, plan, cursors, sender, new Comparison(tree, target), notes, backoff, parallel());
    List<String> differing = new ArrayList<>();
    // While a lane is stuck in the storage, nothing can be compared: then no file is proven.
    check.run(ended ? end : pacer.nanoTime()).forEach(name -> differing.add(name.path()));
    if (ended && !keeper.save() && differing.isEmpty()) {
      differing.add(".");
    }
    return new MirrorReport(
        check.proofs(),
        target.bytesSent(),
        check.corrected(),
        differing,
        check.tooLarge(),
        notes.all(),
        Duration.ofNanos(pacer.nanoTime() - started));
  }

  /** How far the mirror is. */
  public MirrorProgress progress() {
    Duration files = fileLane.outage();
    Duration whole = checkpointLane.outage();
    return new MirrorProgress(
        cursors.count(),
        cursors.bytes(),
        target.bytesSent(),
        fileLane.waiting() + checkpointLane.waiting(),
        files.compareTo(whole) > 0 ? files : whole);
  }

  /** Stops without sending what is left. Closing what is closed does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      watch.close();
      fileLane.close();
      checkpointLane.close();
      keeper.save();
    }
  }

  private boolean flushUntil(long end) throws InterruptedException {
    fileLane.hurry(true);
    checkpointLane.hurry(true);
    try {
      long walk = watch.request();
      Bell look = new Bell();
      while (!watch.completed(walk) || !fileLane.idle() || !checkpointLane.idle()) {
        if (pacer.nanoTime() >= end || closed) {
          return false;
        }
        pacer.await(look, LOOK);
      }
      return keeper.save();
    } finally {
      fileLane.hurry(false);
      checkpointLane.hurry(false);
    }
  }

  /** Whether all files were looked at that are known to have changed. */
  private boolean isSettled() {
    return fileLane.idle();
  }

  private boolean ended(Lane lane, long end) throws InterruptedException {
    return lane.join(Duration.ofNanos(Math.max(LOOK.toNanos(), end - pacer.nanoTime())));
  }

  /** Learns what the storage has, and then lets the lanes run. */
  private void takeUpWork() {
    try {
      for (int failures = 0; !closed; ) {
        try {
          deleted.load();
          new Inventory(target, plan.selection(), cursors).take(storage.list(target.folder()));
          break;
        } catch (IOException e) {
          failures++;
          pacer.await(new Bell(), backoff.after(failures));
        }
      }
      fileLane.start();
      checkpointLane.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
