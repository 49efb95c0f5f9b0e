package org.runspec.job;

import java.io.IOException;

/** A record or a journal's line is not what it should be. */
public final class CorruptRecordException extends IOException {
  private static final long serialVersionUID = 1;

  /** What is wrong, and where. */
  public CorruptRecordException(String what, Throwable cause) {
    super(what, cause);
  }
}
