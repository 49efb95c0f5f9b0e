package org.runspec.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.send.Comparison;
import org.runspec.mirror.send.Crew;
import org.runspec.mirror.send.FileSender;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.mirror.tree.Survey;
import org.runspec.mirror.tree.Tree;
import org.runspec.pace.Backoff;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/** Compares all files with their objects, by their bytes, and sends again what differs. */
final class FinalCheck {
  /** Beyond so many, somebody is still writing. */
  private static final int MOST_ROUNDS = 4;

  private final Tree tree;
  private final Selection selection;
  private final Limits limits;
  private final Cursors cursors;
  private final FileSender sender;
  private final Comparison comparison;
  private final Notes notes;
  private final Pacer pacer;
  private final Backoff backoff;
  private final boolean sharing;
  private final int parallel;
  private final Map<String, Proof> proofs = new ConcurrentSkipListMap<>();
  private final Map<String, Long> tooLarge = new ConcurrentSkipListMap<>();
  private final AtomicLong corrected = new AtomicLong();

  FinalCheck(
      Tree tree,
      MirrorPlan plan,
      Cursors cursors,
      FileSender sender,
      Comparison comparison,
      Notes notes,
      Backoff backoff,
      int parallel) {
    this.tree = tree;
    this.selection = plan.selection();
    this.limits = plan.limits();
    this.sharing = plan.sharing();
    this.pacer = plan.pacer();
    this.cursors = cursors;
    this.sender = sender;
    this.comparison = comparison;
    this.notes = notes;
    this.backoff = backoff;
    this.parallel = parallel;
  }

  /** Returns the files that differ still, when it is done or the time has come. */
  Set<ObjectKey> run(long end) throws InterruptedException {
    Set<ObjectKey> left = new TreeSet<>();
    Set<ObjectKey> unreadable = new TreeSet<>();
    collect(left, unreadable);
    for (int round = 1; round <= MOST_ROUNDS && !left.isEmpty(); round++) {
      left = differing(left, end);
    }
    left.addAll(unreadable);
    return left;
  }

  private Set<ObjectKey> differing(Set<ObjectKey> names, long end) throws InterruptedException {
    Set<ObjectKey> differing = new ConcurrentSkipListSet<>();
    try (Crew crew = new Crew("mirror comparison", parallel)) {
      for (ObjectKey name : names) {
        crew.take(
            () -> {
              if (!isSame(name, end)) {
                differing.add(name);
              }
            });
      }
      crew.await();
    }
    return differing;
  }

  private boolean isSame(ObjectKey name, long end) {
    try {
      return checked(name, end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The files that are in the storage as they are in the folder. */
  Map<String, Proof> proofs() {
    return proofs;
  }

  /** The files that a limit keeps from the storage, with their sizes in bytes. */
  Map<String, Long> tooLarge() {
    return tooLarge;
  }

  /** How many were sent again. */
  long corrected() {
    return corrected.get();
  }

  /** Returns whether a file is known to be the same; if it was not, it was sent just now. */
  private boolean checked(ObjectKey name, long end) throws InterruptedException {
    for (int failures = 0; pacer.nanoTime() < end; ) {
      try {
        Optional<FileState> now = tree.look(name);
        if (now.isEmpty()) {
          return true;
        }
        long size = now.get().size();
        if (size > limits.largestFile()) {
          tooLarge.put(name.path(), size);
          return true;
        }
        OptionalLong sum = comparison.sumOfBoth(name, sharing && !selection.isCheckpoint(name));
        if (sum.isPresent()) {
          proofs.put(name.path(), Proof.of(size, sum.getAsLong()));
          return true;
        }
        if (!selection.isCheckpoint(name)) {
          sender.sendAgain(name);
          corrected.incrementAndGet();
        }
        return false;
      } catch (IOException e) {
        SourceFailure source = SourceFailure.within(e);
        if (source != null) {
          return false;
        }
        failures++;
        notes.add(
            new MirrorProblem(
                MirrorProblem.Kind.STORAGE,
                name.path(),
                "Could not compare " + name + " with its copy: " + e + ". Try: mirror it again."));
        pacer.await(new Bell(), backoff.after(failures));
      }
    }
    return false;
  }

  private void collect(Set<ObjectKey> names, Set<ObjectKey> unreadable) {
    try {
      Survey.walk(
          tree,
          selection,
          new Survey.Visitor() {
            @Override
            public boolean goesOn() {
              return true;
            }

            @Override
            public void file(ObjectKey name, BasicFileAttributes attributes) {
              if (isDue(name, attributes)) {
                names.add(name);
              } else if (isTooLarge(name, attributes)) {
                tooLarge.put(name.path(), attributes.size());
              }
            }

            @Override
            public void link(ObjectKey name) {
              if (cursors.of(name).isPresent() && !selection.isCheckpoint(name)) {
                names.add(name);
              }
            }

            @Override
            public void unreadable(ObjectKey name, SourceFailure failure) {
              unreadable.add(name);
            }

            @Override
            public void nameless(Path file) {
              // Told of already, and of no use as a key.
            }
          });
    } catch (IOException e) {
      notes.add(
          new MirrorProblem(
              MirrorProblem.Kind.UNREADABLE,
              tree.root().toString(),
              "Could not read " + tree.root() + ": " + e + ". Try: make it readable."));
    }
  }

  private boolean isTooLarge(ObjectKey name, BasicFileAttributes attributes) {
    return !selection.isCheckpoint(name) || attributes.size() > limits.largestFile();
  }

  /** A checkpoint is only there if it was complete, and may have been superseded. */
  private boolean isDue(ObjectKey name, BasicFileAttributes attributes) {
    if (!selection.isCheckpoint(name)) {
      boolean fits =
          attributes.size() <= limits.largestFile()
              && cursors.bytes() + attributes.size() <= limits.total();
      return fits || cursors.of(name).isPresent();
    }
    boolean sent =
        cursors
            .of(name)
            .filter(
                cursor ->
                    cursor.isCurrent(
                        FileState.identity(attributes),
                        attributes.size(),
                        FileState.modified(attributes)))
            .isPresent();
    return sent && CheckpointFiles.isStored(name, cursors);
  }
}
