package org.runspec.storage;

import java.io.IOException;

/**
 * An object stands where a folder is needed, or a folder where an object is: a file system cannot
 * hold both, though some storages can. Nothing was changed.
 */
public final class KeyOccupied extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectKey occupant;

  /** The object or folder in the way. */
  public KeyOccupied(ObjectKey key, ObjectKey occupant) {
    super(
        occupant.equals(key)
            ? key + " is a folder"
            : occupant + " is an object, thus no folder that " + key + " could be in");
    this.occupant = occupant;
  }

  /** What is in the way: the key itself if it is a folder, else the object above it. */
  public ObjectKey occupant() {
    return occupant;
  }
}
