package org.runspec.spec.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The comments of a definition file, by line, which its YAML tree leaves out. */
final class CommentLines {
  private static final String OPENING = " \t[{,:(";

  private final List<String> lines;

  CommentLines(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The comment that begins on a line, with the lines of comment alone that follow it.
   *
   * @param line 1 for the first
   */
  String at(int line) {
    List<String> parts = new ArrayList<>();
    parts.add(commentOf(lines.get(line - 1)));
    for (int next = line; next < lines.size() && isComment(lines.get(next)); next++) {
      if (lines.get(next).startsWith("#")) {
        break;
      }
      parts.add(commentOf(lines.get(next)));
    }
    return join(parts);
  }

  /** The lines of comment that stand right above a line. */
  String above(int line) {
    List<String> parts = new ArrayList<>();
    for (int i = line - 2; i >= 0 && isComment(lines.get(i)); i--) {
      String comment = commentOf(lines.get(i));
      if (!comment.startsWith("yaml-language-server:")) {
        parts.add(0, comment);
      }
    }
    return join(parts);
  }

  private static String join(List<String> parts) {
    return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static String commentOf(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean atStart = i == 0 || OPENING.indexOf(line.charAt(i - 1)) >= 0;
      boolean doubled = c == '\'' && i + 1 < line.length() && line.charAt(i + 1) == c;
      if ((quote == '"' && c == '\\') || (quote == '\'' && doubled)) {
        i++; // what is escaped does not end the quote
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && atStart) {
        quote = c;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(i + 1).strip();
      }
    }
    return "";
  }
}
