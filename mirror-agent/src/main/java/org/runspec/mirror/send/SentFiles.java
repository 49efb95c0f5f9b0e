package org.runspec.mirror.send;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.FileCursor;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceFile;
import org.runspec.mirror.tree.Tree;
import org.runspec.storage.ObjectKey;

/** What the storage has of ordinary files: how much of each, and under which names. */
final class SentFiles {
  private final Tree tree;
  private final Target target;
  private final Cursors cursors;
  private final DeletedFiles deleted;
  private final Renamings renamings;

  /** Sums of what was sent, to be continued; {@link FileCursor#sum} is the value of each. */
  private final Map<ObjectKey, CRC32C> sums = new ConcurrentHashMap<>();

  SentFiles(Tree tree, Target target, Cursors cursors, DeletedFiles deleted) {
    this.tree = tree;
    this.target = target;
    this.cursors = cursors;
    this.deleted = deleted;
    this.renamings = new Renamings(tree);
    cursors.files().forEach(renamings::sent);
  }

  /** The sum of what was sent, to be continued; empty if it has to be computed again. */
  Optional<CRC32C> sumOf(ObjectKey name) {
    return Optional.ofNullable(sums.get(name));
  }

  /** What was sent has this sum. */
  void put(ObjectKey name, CRC32C sum) {
    sums.put(name, sum);
  }

  /** A file was sent so far. */
  void put(ObjectKey name, FileCursor cursor, CRC32C sum) {
    sums.put(name, sum);
    cursors.put(name, cursor);
    renamings.sent(name, cursor);
  }

  /**
   * A file has this name no longer. Under another name it may be there: then the storage needs it
   * under that one only.
   */
  void gone(ObjectKey name) throws IOException {
    Optional<FileCursor> known = cursors.of(name);
    forget(name);
    if (known.isPresent()) {
      Optional<ObjectKey> later = renamings.later(name, known.get().state().identity());
      if (later.isPresent()) {
        removeEarlierNames(later.get());
      } else if (tree.isTaken(name)) {
        target.storage().delete(target.key(name));
      } else {
        deleted.add(name);
      }
    }
  }

  /** Before a new file is sent: what was deleted and cannot stand in one folder with it goes. */
  void makeWay(ObjectKey name) throws IOException {
    for (ObjectKey other : deleted.inTheWayOf(name)) {
      target.storage().delete(target.key(other));
      deleted.remove(other);
    }
  }

  private void removeEarlierNames(ObjectKey name) throws IOException {
    Optional<FileState> now = tree.look(name);
    if (now.isPresent()) {
      try (SourceFile file = tree.open(name, now.get())) {
        removeEarlierNames(name, file, now.get());
      }
    }
  }

  /** Deletes the copies that a file has under names which it had before. */
  void removeEarlierNames(ObjectKey name, SourceFile file, FileState now) throws IOException {
    for (ObjectKey earlier : renamings.earlier(name, file, now)) {
      target.storage().delete(target.key(earlier));
      renamings.over(earlier, now.identity());
      forget(earlier);
      deleted.remove(earlier);
    }
  }

  void forget(ObjectKey name) {
    cursors.forget(name);
    sums.remove(name);
  }
}
