package org.runspec.transfer;

/** Hears how much was moved. Called by several threads at a time. */
public interface Meter {
  /** Nobody listens. */
  Meter SILENT = bytes -> {};

  /** So many more bytes were moved to where they belong. */
  void moved(long bytes);

  /** So many more bytes are where they belong, since they were there already. */
  default void spared(long bytes) {
    moved(bytes);
  }
}
