package org.runspec.cli.mistakes;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Position;

/**
 * The text of a runspec with line ends {@code \n}, edited at places that are given as the reader
 * gives them: lines and columns from 1, columns in code points.
 */
final class SpecText {
  private static final Pattern PROPERTIES = Pattern.compile("(&\\S+[ ]+)*");

  private final String text;
  private final List<String> lines;

  SpecText(String text) {
    this.text = text;
    this.lines = List.of(text.split("\n", -1));
  }

  int offset(Position place) {
    int offset = 0;
    for (int line = 1; line < place.line(); line++) {
      offset += lines.get(line - 1).length() + 1;
    }
    return text.offsetByCodePoints(offset, place.column() - 1);
  }

  /** The line of a number, without its end. */
  String line(int number) {
    return lines.get(number - 1);
  }

  int lineCount() {
    return lines.size();
  }

  /** What stands in a line before a place. */
  String before(Position place) {
    String line = line(place.line());
    return line.substring(0, line.offsetByCodePoints(0, place.column() - 1));
  }

  /** Whether a place is inside of braces or brackets that are open. */
  boolean isInFlow(Position place) {
    String above = text.substring(0, offset(place)).replaceAll("'[^'\n]*'|\"[^\"\n]*\"|#.*", "");
    return above.chars().filter(c -> c == '{' || c == '[').count()
        > above.chars().filter(c -> c == '}' || c == ']').count();
  }

  /** What stands at a place, up to the end of its line, without anchors. */
  String from(Position place) {
    return line(place.line()).substring(start(place));
  }

  private int start(Position place) {
    String line = line(place.line());
    int start = before(place).length();
    Matcher anchors = PROPERTIES.matcher(line).region(start, line.length());
    return anchors.lookingAt() ? anchors.end() : start;
  }

  /** The whole text with some characters behind a place's anchors replaced. */
  String replaced(Position place, int length, String other) {
    int from = offset(place) + start(place) - before(place).length();
    return text.substring(0, from) + other + text.substring(from + length);
  }

  /** The whole text with other lines in the place of some. */
  String withLines(int first, int last, String... others) {
    StringBuilder out = new StringBuilder();
    for (int number = 1; number < first; number++) {
      out.append(line(number)).append('\n');
    }
    for (String other : others) {
      out.append(other).append('\n');
    }
    for (int number = last + 1; number <= lines.size(); number++) {
      out.append(line(number)).append(number == lines.size() ? "" : "\n");
    }
    return out.toString();
  }

  /** The next line that is neither blank nor a comment; the last one if there is none. */
  int nextLine(int number) {
    for (int next = number + 1; next <= lines.size(); next++) {
      String line = line(next).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return next;
      }
    }
    return lines.size();
  }
}
