package org.runspec.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column of a list.
 *
 * @param path of its values in an entry, such as {@code metrics.loss}
 * @param header as people see it
 * @param kind how values are shown
 * @param rank how soon it is left out where there is no room; 0 for never
 * @param name as programs see it: the path, unless the user gave it another one
 */
record Column(String path, String header, Kind kind, int rank, String name) {
  /** Behind the header of the objective. */
  static final String BEST = "*";

  private static final int LEAST = 8;
  private static final int MOST = 40;

  /** Where there is room, reasons and descriptions are whole. */
  private static final int MOST_TEXT = 400;

  /** Called by its path for programs. */
  Column(String path, String header, Kind kind, int rank) {
    this(path, header, kind, rank, path);
  }

  /** How values are shown. */
  enum Kind {
    TEXT,
    NUMBER,
    /** As a number; nothing is blank. */
    COUNT,
    MEASURED
  }

  /** Of two with the same header, the later one is called by its whole path. */
  static List<Column> distinct(List<Column> columns) {
    Set<String> headers = new HashSet<>();
    return columns.stream()
        .map(column -> headers.add(column.header()) ? column : column.withHeader(column.path()))
        .toList();
  }

  Column withHeader(String other) {
    return new Column(path, other, kind, rank, name);
  }

  /** The same, never left out. */
  Column kept() {
    return new Column(path, header, kind, 0, name);
  }

  /** The same under a name that the user gave it. */
  Column renamed(String other) {
    return new Column(path, other, kind, rank, other);
  }

  boolean isRenamed() {
    return !name.equals(path);
  }

  /** Its name in its group. */
  String tail() {
    return path.substring(path.indexOf('.') + 1);
  }

  /** Called by the whole path; the objective is still marked. */
  Column withPathAsHeader() {
    return withHeader(path + (header.endsWith(BEST) && !path.endsWith(BEST) ? BEST : ""));
  }

  boolean isRight() {
    return kind != Kind.TEXT;
  }

  /** Numbers and names are never cut. */
  int least() {
    return kind == Kind.TEXT && rank > 0 ? LEAST : MOST;
  }

  int most() {
    return kind == Kind.TEXT ? MOST_TEXT : MOST;
  }
}
