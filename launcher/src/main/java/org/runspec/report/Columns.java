package org.runspec.report;

import static org.runspec.report.Column.Kind.COUNT;
import static org.runspec.report.Column.Kind.MEASURED;
import static org.runspec.report.Column.Kind.NUMBER;
import static org.runspec.report.Column.Kind.TEXT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.Objective;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/**
 * What a kind of list has columns for. A path that ends in {@code .*} stands for a column for each
 * name in a group, in the order in which the names first came.
 */
public enum Columns {
  /** Of a list of runs. */
  RUNS(
      List.of(
          new Column("workspace", "workspace", TEXT, 90),
          new Column("job", "job", TEXT, 20),
          new Column("target", "target", TEXT, 80),
          new Column("run", "run", TEXT, 0),
          new Column("status", "status", TEXT, 0),
          new Column("attempt", "attempt", COUNT, 40),
          new Column("elapsed", "elapsed", NUMBER, 30),
          new Column("metrics.*", "", MEASURED, 50),
          new Column("hparams.*", "", NUMBER, 60),
          new Column("reason", "reason", TEXT, 10)),
      List.of("node", "exit_code", "host", "started", "ended")),

  /** Of a list of jobs. */
  JOBS(
      List.of(
          new Column("workspace", "workspace", TEXT, 90),
          new Column("job", "job", TEXT, 0),
          new Column("target", "target", TEXT, 30),
          new Column("status", "status", TEXT, 0),
          new Column("nodes", "nodes", NUMBER, 50),
          new Column("runs", "runs", NUMBER, 5),
          new Column("running", "running", COUNT, 15),
          new Column("completed", "completed", COUNT, 10),
          new Column("error", "error", COUNT, 12),
          new Column("cancelled", "cancelled", COUNT, 45),
          new Column("objective", "objective", NUMBER, 22),
          new Column("delta", "change", NUMBER, 23),
          new Column("changes", "changes", TEXT, 18),
          new Column("submitted", "submitted", NUMBER, 40),
          new Column("elapsed", "elapsed", NUMBER, 35),
          new Column("runspec", "runspec", TEXT, 25),
          new Column("description", "description", TEXT, 20)),
      List.of("created", "queued", "experiment", "user", "predecessor", "best")),

  /** Of a list of metrics by step. */
  METRICS(
      List.of(
          new Column("run", "run", TEXT, 0),
          new Column("attempt", "attempt", NUMBER, 90),
          new Column("metrics.*", "", MEASURED, 50)),
      List.of("time"));

  private static final String ALL = ".*";

  /** By how much a group's first column and the objective are kept longer than others. */
  private static final int FIRST_LONGER = 25;

  private final List<Column> shown;
  private final List<String> unshown;

  Columns(List<Column> shown, List<String> unshown) {
    this.shown = shown;
    this.unshown = unshown;
  }

  /** The columns that some entries have values for, all their metrics and hyperparameters. */
  List<Column> of(List<Entry> entries) {
    List<Column> columns = new ArrayList<>();
    for (Column column : shown) {
      if (column.path().endsWith(ALL)) {
        columns.addAll(each(column, entries));
      } else {
        columns.add(column);
      }
    }
    return distinct(columns);
  }

  private static List<Column> each(Column column, List<Entry> entries) {
    String group = column.path().substring(0, column.path().length() - ALL.length());
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(
        entry -> entry.group(group).keySet().forEach(name -> names.add(String.valueOf(name))));
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean first = columns.isEmpty() || name.equals(Objective.HPMAX.metric());
      int rank = first ? column.rank() - FIRST_LONGER : column.rank();
      columns.add(new Column(group + "." + name, name, column.kind(), rank));
    }
    return columns;
  }

  /** Of two with the same header, the later one is called by its whole path. */
  private static List<Column> distinct(List<Column> columns) {
    Set<String> headers = new HashSet<>();
    return columns.stream()
        .map(column -> headers.add(column.header()) ? column : column.withHeader(column.path()))
        .toList();
  }

  /** All paths that some entries have values at, those not shown to people too. */
  List<String> paths(List<Entry> entries) {
    List<String> paths = new ArrayList<>(of(entries).stream().map(Column::path).toList());
    paths.addAll(unshown);
    return paths;
  }

  /**
   * The path that a user means by a word: a whole path, or a metric's or hyperparameter's name.
   *
   * @throws UserProblem if there is no such column
   */
  String path(String word, List<Entry> entries) {
    List<String> paths = paths(entries);
    Optional<String> meant =
        paths.stream().filter(path -> path.equals(word) || isNamed(path, word)).findFirst();
    return meant.orElseThrow(
        () ->
            new UserProblem(
                "sort by '" + word + "'",
                "there is no such column; there are " + String.join(", ", paths),
                near(word, paths).map(near -> "--sort " + near).orElse("one of them")));
  }

  private static Optional<String> near(String word, List<String> paths) {
    List<String> words = new ArrayList<>(paths);
    paths.forEach(path -> words.add(path.substring(path.indexOf('.') + 1)));
    return Nearest.to(word, words);
  }

  private static boolean isNamed(String path, String word) {
    return path.indexOf('.') > 0 && path.substring(path.indexOf('.') + 1).equals(word);
  }
}
