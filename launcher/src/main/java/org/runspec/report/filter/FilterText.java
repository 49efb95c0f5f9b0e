package org.runspec.report.filter;

import org.runspec.spec.problem.UserProblem;

/** A condition as it was typed, to show where something in it is wrong. */
record FilterText(String text) {
  private static final int SHOWN = 200;

  /** A problem at a position, with a mark below it. */
  UserProblem problem(int position, String cause, String fix) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    if (line.length() > SHOWN) {
      return new UserProblem("use the filter", cause + " (character " + (position + 1) + ")", fix);
    }
    return new UserProblem(
        "use the filter", cause + "\n  " + line + "\n  " + " ".repeat(position) + "^\n", fix);
  }
}
