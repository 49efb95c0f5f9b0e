package org.runspec.mirror.tree;

import java.io.IOException;

/** The file in the folder, not the storage, is why something failed. */
public final class SourceFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why a file is in the state that it is in. */
  public enum Reason {
    /** It is gone, or was replaced or written to meanwhile: the next look will tell. */
    CHANGED,
    /** It cannot be read. */
    UNREADABLE
  }

  private final Reason reason;

  /** A file that could not be read. */
  public SourceFailure(Reason reason, String message, IOException cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The source's failure within a storage's, if it is that. */
  public static SourceFailure within(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SourceFailure found) {
        return found;
      }
    }
    return null;
  }
}
