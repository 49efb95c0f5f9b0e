package org.runspec.mirror;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.runspec.mirror.cursor.CursorFile;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.send.DeletedFiles;
import org.runspec.pace.Pacer;
import org.runspec.storage.Storage;

/**
 * Saves the cursors now and then, never before the storage has for good what they say, and which
 * files were deleted.
 */
final class CursorKeeper {
  private static final Duration LEAST = Duration.ofSeconds(2);

  /** After saving, so many times as long without. */
  private static final int REST_PER_SAVE = 20;

  private final Cursors cursors;
  private final DeletedFiles deleted;
  private final BooleanSupplier settled;
  private final CursorFile file;
  private final Storage storage;
  private final Notes notes;
  private final Pacer pacer;
  private long savedChanges;
  private long next;

  /**
   * Saves nothing yet.
   *
   * @param settled whether the storage has been sent all that is known of the folder
   */
  CursorKeeper(
      Cursors cursors,
      DeletedFiles deleted,
      BooleanSupplier settled,
      CursorFile file,
      Storage storage,
      Notes notes,
      Pacer pacer) {
    this.cursors = cursors;
    this.deleted = deleted;
    this.settled = settled;
    this.file = file;
    this.storage = storage;
    this.notes = notes;
    this.pacer = pacer;
    this.savedChanges = cursors.changes();
    this.next = pacer.nanoTime() + LEAST.toNanos();
  }

  /** Saves if there is something new and it is time. */
  synchronized void maybeSave() {
    boolean deletions = deleted.hasNews() && settled.getAsBoolean();
    if ((deletions || cursors.changes() != savedChanges) && pacer.nanoTime() >= next) {
      save();
    }
  }

  /** Saves if there is something new. */
  synchronized void saveNews() {
    if (cursors.changes() != savedChanges) {
      save();
    }
  }

  /** Saves; returns whether all that was sent is in the storage for good. */
  synchronized boolean save() {
    long start = pacer.nanoTime();
    try {
      long changes = cursors.changes();
      byte[] image = file.image(cursors);
      Optional<Set<String>> gone =
          settled.getAsBoolean() ? Optional.of(deleted.names()) : Optional.empty();
      storage.sync();
      if (gone.isPresent()) {
        deleted.save(gone.get());
      }
      note(image, changes);
      return true;
    } catch (IOException e) {
      trouble(
          MirrorProblem.Kind.STORAGE,
          "Could not have the storage keep what was sent: "
              + e
              + ". Try: looking after the storage; it is asked again.");
      return false;
    } finally {
      long rest = Math.max(LEAST.toNanos(), REST_PER_SAVE * (pacer.nanoTime() - start));
      next = pacer.nanoTime() + rest;
    }
  }

  /** A disk that is full keeps nothing from being sent. */
  private void note(byte[] image, long changes) {
    try {
      file.write(image);
      savedChanges = changes;
      notes.clear(file.path().toString());
    } catch (IOException e) {
      trouble(
          MirrorProblem.Kind.CURSOR,
          "Could not note what was sent in "
              + file.path()
              + ": "
              + e
              + ". Try: make room; until then, a new start compares more.");
    }
  }

  private void trouble(MirrorProblem.Kind kind, String message) {
    notes.add(new MirrorProblem(kind, file.path().toString(), message));
  }
}
