package org.runspec.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What is told of an exception that ended a stage. */
final class StackTraces {
  private static final String OURS = "\tat " + JavaStage.class.getName();
  private static final String THREAD = "\tat java.base/java.lang.Thread.run";

  private StackTraces() {}

  /** All of it, for the author of the component, down to the stage's own first call. */
  static List<String> lines(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith(OURS) && !line.startsWith(THREAD))
        .toList();
  }

  /** What was thrown, and what was the first cause of it, in one line. */
  static String firstLine(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root == thrown) {
      return inOneLine(thrown);
    }
    String message = thrown.getMessage();
    boolean onlyWraps = message == null || message.equals(thrown.getCause().toString());
    return onlyWraps ? inOneLine(root) : inOneLine(thrown) + " (caused by " + inOneLine(root) + ")";
  }

  private static String inOneLine(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    String first = message.lines().findFirst().orElse("");
    String kind = thrown.getClass().getSimpleName();
    return first.isBlank() ? kind : kind + ": " + first;
  }
}
