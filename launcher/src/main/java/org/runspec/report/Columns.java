package org.runspec.report;

import static org.runspec.report.Column.Kind.COUNT;
import static org.runspec.report.Column.Kind.MEASURED;
import static org.runspec.report.Column.Kind.NUMBER;
import static org.runspec.report.Column.Kind.TEXT;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

/**
 * What a kind of list has columns for. A path that ends in {@code .*} stands for a column for each
 * name in a group, in the order in which the names first came.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are
public enum Columns {
  /** Of a list of runs. */
  RUNS(
      List.of(
          new Column("store", "store", TEXT, 0),
          new Column("workspace", "workspace", TEXT, 90),
          new Column("job", "job", TEXT, 20),
          new Column("target", "target", TEXT, 80),
          new Column("run", "run", TEXT, 0),
          new Column("status", "status", TEXT, 0),
          new Column("attempt", "attempt", COUNT, 40),
          new Column("elapsed", "elapsed", NUMBER, 30),
          new Column("remaining", "remaining", NUMBER, 55),
          new Column("step", "iters", NUMBER, 28),
          new Column("metrics.*", "", MEASURED, 50),
          new Column("hparams.*", "", NUMBER, 60),
          new Column("tags.*", "", TEXT, 70),
          new Column("reason", "reason", TEXT, 10)),
      List.of("node", "exit_code", "host", "started", "ended", "objective", "experiment", "files")),

  /** Of a list of jobs. */
  JOBS(
      List.of(
          new Column("store", "store", TEXT, 0),
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
          new Column("reason", "reason", TEXT, 14),
          new Column("objective", "objective", NUMBER, 22),
          new Column("delta", "change", NUMBER, 23),
          new Column("changes", "changes", TEXT, 18),
          new Column("submitted", "submitted", NUMBER, 40),
          new Column("elapsed", "elapsed", NUMBER, 35),
          new Column("runspec", "runspec", TEXT, 25),
          new Column("tags.*", "", TEXT, 70),
          new Column("description", "description", TEXT, 20)),
      List.of("created", "queued", "experiment", "user", "predecessor", "best")),

  /** Of a list of targets. */
  TARGETS(
      List.of(
          new Column("target", "target", TEXT, 0),
          new Column("service", "service", TEXT, 10),
          new Column("nodes", "nodes", NUMBER, 20),
          new Column("slots", "slots", NUMBER, 30),
          new Column("storage", "storage", TEXT, 15),
          new Column("store", "store", TEXT, 40),
          new Column("reachable", "reachable", TEXT, 5)),
      List.of("default")),

  /** Of a list of metrics by step. */
  METRICS(
      List.of(
          new Column("run", "run", TEXT, 0),
          new Column("attempt", "attempt", NUMBER, 90),
          new Column("metrics.*", "", MEASURED, 50)),
      List.of("time"));

  private final List<Column> shown;
  private final List<String> unshown;

  Columns(List<Column> shown, List<String> unshown) {
    this.shown = shown;
    this.unshown = unshown;
  }

  /** Those that people see, if there is room and any entry has a value for them. */
  List<Column> shown() {
    return shown;
  }

  /** The paths of the others. */
  List<String> unshown() {
    return unshown;
  }

  /** Those of a list that has these entries. */
  FoundColumns in(List<Entry> entries) {
    return new FoundColumns(this, entries);
  }

  boolean hasPath(String path) {
    return unshown.contains(path) || shown.stream().anyMatch(column -> column.path().equals(path));
  }

  /** By path, all that the values of a column can be, where that is known. */
  Map<String, Set<String>> words() {
    return switch (this) {
      case RUNS -> Map.of("status", texts(RunState.values(), NodeState.values()));
      case JOBS -> Map.of("status", texts(JobState.values()));
      case TARGETS, METRICS -> Map.of();
    };
  }

  private static Set<String> texts(Object[]... some) {
    Set<String> texts = new LinkedHashSet<>();
    for (Object[] values : some) {
      Arrays.stream(values).map(Object::toString).forEach(texts::add);
    }
    return texts;
  }
}
