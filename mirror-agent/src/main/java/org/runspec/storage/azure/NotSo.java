package org.runspec.storage.azure;

import java.io.IOException;

/** The service did nothing, since what it has is not what the request supposed. */
final class NotSo extends IOException {
  private static final long serialVersionUID = 1L;

  /** What it has instead. */
  enum Case {
    NO_BLOB,
    NO_CONTAINER,
    EXISTS,
    CHANGED,
    BEYOND_THE_END,
    OTHER_TYPE,
    BLOCKS_GONE
  }

  private final Case found;

  NotSo(Case found, String message) {
    super(message);
    this.found = found;
  }

  Case found() {
    return found;
  }

  boolean is(Case other) {
    return found == other;
  }
}
