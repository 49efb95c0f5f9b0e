package org.runspec.report;

/** How it is told that lines of a job's journals could not be read. */
public final class UnreadLines {
  private UnreadLines() {}

  /** So many of them. */
  public static String text(int lines) {
    return StateCounts.number(lines, "line")
        + " of the job's journals cannot be read; what counts is read elsewhere";
  }
}
