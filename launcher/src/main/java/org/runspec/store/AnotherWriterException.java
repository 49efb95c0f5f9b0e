package org.runspec.store;

import java.io.IOException;

/** A journal holds lines that its writer did not write. */
public final class AnotherWriterException extends IOException {
  private static final long serialVersionUID = 1;

  public AnotherWriterException(Journal journal) {
    super("another writer added to " + journal.key());
  }
}
