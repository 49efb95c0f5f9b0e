package org.runspec.report.screen;

import org.runspec.report.StandstillText;
import org.runspec.store.JobView;

/** What a user is told who has to do something himself. */
final class Help {
  private Help() {}

  /** Why nobody executes what waits, and what helps; nothing if that is not so. */
  static void whereNobodyExecutes(JobView view, ScreenLines lines) {
    view.standstill()
        .ifPresent(
            why -> {
              lines.text(StandstillText.sentence(why));
              lines.command(StandstillText.purpose(why), StandstillText.command(view, why));
            });
  }
}
