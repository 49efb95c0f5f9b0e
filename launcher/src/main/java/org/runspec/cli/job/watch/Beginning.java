package org.runspec.cli.job.watch;

import java.util.OptionalInt;
import org.runspec.spec.problem.UserProblem;

/**
 * With what of a run's output to begin.
 *
 * @param lines so many from the end; absent for all
 */
record Beginning(OptionalInt lines) {
  /**
   * As a user wants it.
   *
   * @param unset stands for nothing said
   */
  static Beginning of(int lines, int unset) {
    if (lines != unset && lines < 0) {
      throw new UserProblem("begin with " + lines + " lines", "it is less than 0", "--lines 30");
    }
    return new Beginning(lines == unset ? OptionalInt.empty() : OptionalInt.of(lines));
  }
}
