package org.runspec.storage;

import java.io.IOException;

/** An append did nothing, since the object is not as long as the caller believed. */
public final class PositionMismatch extends IOException {
  private static final long serialVersionUID = 1L;

  private final long actual;

  /** An object that was believed to be {@code expected} bytes long. */
  public PositionMismatch(ObjectKey key, long expected, long actual) {
    super(key + " is " + actual + " bytes long, not " + expected);
    this.actual = actual;
  }

  /** How long the object is, in bytes; 0 if there is none. */
  public long actual() {
    return actual;
  }
}
