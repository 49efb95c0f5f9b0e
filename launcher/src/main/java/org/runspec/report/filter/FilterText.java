package org.runspec.report.filter;

import org.runspec.spec.problem.UserProblem;

/** A condition as it was typed, to show where something in it is wrong. */
record FilterText(String text) {
  /** A problem at a position. */
  UserProblem problem(int position, String cause, String fix) {
    return new UserProblem(
        "use the condition",
        cause,
        fix,
        new UserProblem.Mark(text, Math.min(position, text.length())));
  }
}
