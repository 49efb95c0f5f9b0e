package org.runspec.mirror.cursor;

import java.util.OptionalDouble;
import org.runspec.storage.ObjectKey;

/**
 * A complete checkpoint in the storage.
 *
 * @param unit the file, or the folder of files, that is the checkpoint
 * @param order counts checkpoints: the newest has the highest
 * @param score how good it is; the best has the highest
 */
public record StoredCheckpoint(ObjectKey unit, long order, OptionalDouble score) {
  /** Checkpoints whose names differ in numbers only belong together. */
  public String series() {
    return unit.path().replaceAll("[0-9]+", "#");
  }
}
