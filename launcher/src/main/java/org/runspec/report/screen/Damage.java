package org.runspec.report.screen;

import org.runspec.report.StateCounts;

/** How damage of a store is told. */
final class Damage {
  private Damage() {}

  /** That lines of journals could not be read, if so. */
  static void show(int corrupt, ScreenLines lines) {
    if (corrupt > 0) {
      lines.field(
          "damaged",
          StateCounts.number(corrupt, "line")
              + " of the job's journals cannot be read; what counts is read elsewhere");
    }
  }
}
