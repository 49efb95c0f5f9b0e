package org.runspec.transfer;

/** Hears how much was moved. Called by several threads at a time. */
public interface Meter {
  /** Nobody listens. */
  Meter SILENT = bytes -> {};

  /** So many more bytes are where they belong; what was there already counts too. */
  void moved(long bytes);
}
