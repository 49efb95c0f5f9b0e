package org.runspec.spec.problem;

/** A user's text as a message shows it: in quotes, on one line, not too long. */
public final class Quote {
  private static final int MAX_LENGTH = 80;

  private Quote() {}

  /**
   * {@code 'text'}; line breaks become spaces, what cannot be seen is written as {@code \\u00A0},
   * and what is too long ends in an ellipsis.
   */
  public static String of(String text) {
    String line = Invisible.escaped(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
    int shown = Math.min(line.length(), MAX_LENGTH);
    if (shown < line.length() && Character.isHighSurrogate(line.charAt(shown - 1))) {
      shown--;
    }
    return "'" + line.substring(0, shown) + (shown < line.length() ? "…" : "") + "'";
  }
}
