package org.runspec.cli.job.watch;

import java.util.OptionalInt;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView.RunRow;

/** The attempt of runs that a user names. */
final class NamedAttempt {
  static final int UNSET = -1;

  private NamedAttempt() {}

  /**
   * As a user wants it.
   *
   * @param number from 1; {@link #UNSET} for none
   */
  static OptionalInt of(int number) {
    if (number == UNSET) {
      return OptionalInt.empty();
    } else if (number < 1) {
      throw new UserProblem("show attempt " + number, "attempts are counted from 1", "--attempt 1");
    }
    return OptionalInt.of(number);
  }

  /**
   * Makes sure that a run had it.
   *
   * @param command to try without it, such as {@code logs }
   */
  static void require(int number, Named.Run run, RunRow row, String command) {
    if (number > row.attempt()) {
      throw new UserProblem(
          "show attempt " + number + " of " + run,
          row.attempt() == 0 ? "it has had none yet" : "it had " + row.attempt(),
          command + run);
    }
  }
}
