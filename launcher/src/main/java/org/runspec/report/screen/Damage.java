package org.runspec.report.screen;

import org.runspec.report.UnreadLines;

/** How damage of a store is told. */
final class Damage {
  private Damage() {}

  /** That lines of journals could not be read, if so. */
  static void show(int corrupt, ScreenLines lines) {
    if (corrupt > 0) {
      lines.field("damaged", UnreadLines.text(corrupt));
    }
  }
}
