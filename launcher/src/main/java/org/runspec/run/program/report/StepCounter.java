package org.runspec.run.program.report;

import java.util.OptionalDouble;

/** Gives rows their steps, also those that name none. */
final class StepCounter {
  private OptionalDouble lastNamed = OptionalDouble.empty();
  private long rows;

  double next(OptionalDouble named) {
    rows++;
    if (named.isPresent()) {
      lastNamed = named;
    }
    return lastNamed.orElse((double) rows);
  }

  void restart() {
    lastNamed = OptionalDouble.empty();
    rows = 0;
  }
}
