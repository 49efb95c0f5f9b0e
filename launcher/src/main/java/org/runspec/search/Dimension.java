package org.runspec.search;

import java.util.List;
import java.util.Optional;
import org.runspec.job.MultiRun.SearchPlan;

/** A hyperparameter with the values that it may take. */
public sealed interface Dimension permits Choices, Range {
  /** How many values are listed at most where nobody wrote them down. */
  int MOST_VALUES = 1_000;

  String name();

  /**
   * A value, as likely as it should be when nothing is known.
   *
   * @param bits 64 random ones
   */
  Object drawn(long bits);

  /** All values in order; empty if there are too many, or none is better than another. */
  Optional<List<Object>> listed();

  /** A dimension of a job. */
  static Dimension of(SearchPlan.Dimension planned) {
    return planned
        .distribution()
        .map(distribution -> (Dimension) new Range(planned.name(), distribution))
        .orElseGet(() -> new Choices(planned.name(), planned.values(), planned.ordered()));
  }
}
