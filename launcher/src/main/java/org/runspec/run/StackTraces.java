package org.runspec.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What is told of an exception that ended a stage. */
final class StackTraces {
  private StackTraces() {}

  /** All of it, for the author of the component. */
  static List<String> lines(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().lines().toList();
  }

  /** The cause in one line. */
  static String firstLine(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? "" : root.getMessage().lines().findFirst().orElse("");
    String kind = root.getClass().getSimpleName();
    return message.isBlank() ? kind : kind + ": " + message;
  }
}
