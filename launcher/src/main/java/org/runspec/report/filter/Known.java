package org.runspec.report.filter;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of the rows that a condition is about. */
public interface Known {
  /** Such as {@code status} and {@code metrics.loss}. */
  Set<String> paths();

  /** The values that rows have at a path, in any order. */
  Stream<Object> values(String path);

  /** The path of the column that people see under a header, where that is no part of the path. */
  default Optional<String> headed(String header) {
    return Optional.empty();
  }

  /**
   * The paths that rows of the jobs have that the clear parts of all conditions choose; empty if
   * they choose none.
   */
  default Set<String> chosen() {
    return paths();
  }

  /** All that the values at a path can be, where that is known. */
  Optional<Collection<String>> words(String path);
}
