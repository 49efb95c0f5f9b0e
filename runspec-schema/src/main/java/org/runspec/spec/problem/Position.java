package org.runspec.spec.problem;

import java.util.Comparator;

/**
 * A place in a text that a user wrote.
 *
 * @param file the file as the user would name it, or {@link #COMMAND_LINE}
 * @param line 1 for the first line; 0 where lines mean nothing
 * @param column 1 for the first character of the line, counted in code points; 0 where columns mean
 *     nothing
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
  private static final int MAX_NAME = 500;

  /** The file name of positions on the command line. */
  public static final String COMMAND_LINE = "command line";

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /** A file as a whole. */
  public static Position ofFile(String file) {
    return new Position(file, 0, 0);
  }

  /** An argument of the command line, quoted as it was given. */
  public static Position ofArgument(String argument) {
    return new Position(COMMAND_LINE + " " + argument, 0, 0);
  }

  /** Whether this place is on the command line rather than in a file. */
  public boolean isCommandLine() {
    return line == 0 && file.startsWith(COMMAND_LINE);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, or the file alone. */
  @Override
  public String toString() {
    String shown = Shown.of(file, MAX_NAME);
    return line == 0 ? shown : shown + ":" + line + ":" + column;
  }
}
