package org.runspec.mirror;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.send.Target;
import org.runspec.mirror.tree.Selection;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/** Puts right, at the beginning, what the cursors say that the storage has. */
record Inventory(Target target, Selection selection, Cursors cursors) {
  /**
   * Learns of checkpoints that are there, and forgets files that are not.
   *
   * @param stored all that the target has
   */
  void take(Collection<StoredObject> stored) {
    Map<ObjectKey, Long> sizes = new HashMap<>();
    for (StoredObject object : stored) {
      sizes.put(object.key(), object.size());
      ObjectKey name = target.name(object.key());
      if (selection.isCheckpoint(name) && !CheckpointFiles.isStored(name, cursors)) {
        cursors.put(CheckpointFiles.found(name, object));
      }
    }
    Set<ObjectKey> superseded = CheckpointFiles.superseded(selection, cursors);
    cursors
        .files()
        .forEach(
            (name, cursor) -> {
              Long size = sizes.get(target.key(name));
              boolean has = size != null && size >= cursor.sent();
              if (!has && !superseded.contains(name)) {
                cursors.forget(name);
              }
            });
  }
}
