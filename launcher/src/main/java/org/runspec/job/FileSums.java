package org.runspec.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of an attempt of which a comparison of all bytes showed that the store has them as the
 * attempt left them. Written once, at its end; whoever reads the files later can tell whether they
 * are still the same.
 *
 * @param format the version of this record's form
 * @param files by path in the attempt's folder
 */
public record FileSums(int format, Map<String, FileSum> files) {
  /** The form that is written now. */
  public static final int FORMAT = 1;

  public FileSums {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
