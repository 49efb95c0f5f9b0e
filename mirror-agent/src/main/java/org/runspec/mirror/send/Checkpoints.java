package org.runspec.mirror.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.FileCursor;
import org.runspec.mirror.cursor.StoredCheckpoint;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceContent;
import org.runspec.mirror.tree.SourceFile;
import org.runspec.mirror.tree.Tree;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/**
 * Sends checkpoints: only those that were reported complete or renamed into place, each as a whole
 * or not at all. One that is written to while it is sent is dropped; one that was overtaken before
 * it was its turn is never sent. Of those whose names differ in numbers only, the storage keeps the
 * two newest and the one with the highest score.
 */
public final class Checkpoints {
  private static final Duration SETTLING = Duration.ofMillis(60);

  private final Tree tree;
  private final Target target;
  private final Cursors cursors;
  private final Limits limits;
  private final Notes notes;
  private final Prelude prelude;
  private final Pacer pacer;
  private volatile boolean shared;

  private final Map<ObjectKey, Completion> completions = new ConcurrentHashMap<>();
  private final Sightings sightings = new Sightings();
  private final KeptCheckpoints kept;

  /**
   * Sends checkpoints of a tree to a target.
   *
   * @param prelude comes before each
   * @param shared whether the storage may have links to files that were renamed into place
   */
  public Checkpoints(
      Tree tree,
      Target target,
      Cursors cursors,
      Limits limits,
      Notes notes,
      Prelude prelude,
      Pacer pacer,
      boolean shared) {
    this.tree = tree;
    this.target = target;
    this.cursors = cursors;
    this.limits = limits;
    this.notes = notes;
    this.prelude = prelude;
    this.pacer = pacer;
    this.shared = shared;
    this.kept = new KeptCheckpoints(target, cursors);
  }

  /** A file was reported complete, as a part of a checkpoint or as all of it. */
  public void complete(ObjectKey file, ObjectKey unit, OptionalDouble score) throws IOException {
    Optional<FileState> now = tree.look(file);
    if (now.isPresent()) {
      completions.put(file, new Completion(now.get(), unit, score));
    }
  }

  /** An event tells how a file came to its name. */
  public void arrived(ObjectKey file, Arrival arrival) {
    sightings.arrived(file, arrival);
  }

  /** Events were lost. */
  public void forgetArrivals() {
    sightings.forgetArrivals();
  }

  /** Looks at a file and sends it if it is a complete checkpoint that the storage lacks. */
  public Look look(ObjectKey name) throws IOException {
    Optional<FileState> found = tree.look(name);
    if (found.isEmpty()) {
      cursors.forget(name);
      sightings.forget(name);
      return Look.DONE;
    }
    FileState now = found.get();
    FileCursor known = cursors.of(name).orElse(null);
    if (known != null && known.state().sameVersion(now)) {
      rescored(name, now);
      return Look.DONE;
    }
    boolean sameFile = known != null && known.state().identity().equals(now.identity());
    if (sameFile && known.sum() == FileCursor.SHARED) {
      unshare(name, now);
    }
    boolean placed = sightings.of(name, now, known != null).isStill(now);
    Completion completion = completionOf(name, now);
    if ((completion == null && !placed) || tooLarge(name, now)) {
      return Look.DONE;
    }
    if (now.fresh(pacer.wallNanos())) {
      return Look.again(SETTLING);
    }
    StoredCheckpoint checkpoint =
        completion == null
            ? new StoredCheckpoint(name, now.modified(), OptionalDouble.empty())
            : completion.checkpoint();
    if (kept.wouldKeep(checkpoint)) {
      send(name, now, placed);
      kept.add(checkpoint);
    } else {
      kept.supersede(checkpoint);
      cursors.put(name, FileCursor.whole(now, 0));
    }
    completions.remove(name, completion);
    return Look.DONE;
  }

  private Completion completionOf(ObjectKey name, FileState now) {
    Completion completion = completions.get(name);
    if (completion == null || completion.state().sameVersion(now)) {
      return completion;
    }
    completions.remove(name, completion); // overtaken: what was complete is no more
    return null;
  }

  private void send(ObjectKey name, FileState now, boolean placed) throws IOException {
    prelude.play();
    try (SourceFile file = tree.open(name, now)) {
      ObjectKey key = target.key(name);
      if (placed && shared) {
        boolean[] linked = new boolean[1];
        target.write(() -> linked[0] = target.storage().link(key, file.path()));
        if (linked[0]) {
          cursors.put(name, FileCursor.whole(now, FileCursor.SHARED));
          return;
        }
      }
      AtomicReference<SourceContent> read = new AtomicReference<>();
      target.write(
          () -> {
            read.set(file.content(file::checkUntouched));
            target.storage().put(key, read.get(), now.size());
          });
      target.sent(now.size());
      cursors.put(name, FileCursor.whole(now, read.get().sum().getValue()));
    }
  }

  /** The program writes into files that it renamed into place: what is stored changed with it. */
  private void unshare(ObjectKey name, FileState now) throws IOException {
    shared = false;
    target.storage().delete(target.key(name));
    cursors.forget(name);
    // Deleting one of two names looks like a change of name to the other.
    sightings.writtenInPlace(name, now);
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.SHARED,
            name.path(),
            "Could not keep the checkpoint "
                + name
                + ": it was renamed into place and then written to again, so what was stored is no"
                + " more. Try: write each checkpoint to a new file."));
  }

  /** What is known as stored is complete: only its score may be news. */
  private void rescored(ObjectKey name, FileState now) throws IOException {
    Completion completion = completionOf(name, now);
    if (completion != null) {
      completions.remove(name, completion);
      kept.add(completion.checkpoint());
    }
  }

  private boolean tooLarge(ObjectKey name, FileState now) {
    if (now.size() <= limits.largestFile()) {
      return false;
    }
    notes.add(TooLarge.file(name, now.size(), limits));
    return true;
  }

  /** A version that was reported complete. */
  private record Completion(FileState state, ObjectKey unit, OptionalDouble score) {
    StoredCheckpoint checkpoint() {
      return new StoredCheckpoint(unit, state.modified(), score);
    }
  }
}
