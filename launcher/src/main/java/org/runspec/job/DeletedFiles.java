package org.runspec.job;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Results that an attempt deleted after they had been copied: the store keeps them, and the next
 * attempt begins without them.
 *
 * @param format the version of this record's form
 * @param files paths below the results
 */
public record DeletedFiles(int format, Set<String> files) {
  /** The form that is written now. */
  public static final int FORMAT = 1;

  public DeletedFiles {
    files = Collections.unmodifiableSet(new TreeSet<>(files));
  }
}
