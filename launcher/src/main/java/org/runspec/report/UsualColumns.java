package org.runspec.report;

import static org.runspec.report.Column.Kind.COUNT;
import static org.runspec.report.Column.Kind.MEASURED;
import static org.runspec.report.Column.Kind.NUMBER;
import static org.runspec.report.Column.Kind.TEXT;

import java.util.List;

/** The columns that people are shown as long as they want no others. */
final class UsualColumns {
  static final List<Column> RUNS =
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
          new Column("reason", "reason", TEXT, 10));

  static final List<Column> JOBS =
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
          new Column("description", "description", TEXT, 20));

  static final List<Column> TARGETS =
      List.of(
          new Column("target", "target", TEXT, 0),
          new Column("service", "service", TEXT, 10),
          new Column("nodes", "nodes", NUMBER, 20),
          new Column("slots", "slots", NUMBER, 30),
          new Column("storage", "storage", TEXT, 15),
          new Column("store", "store", TEXT, 40),
          new Column("reachable", "reachable", TEXT, 5));

  static final List<Column> METRICS =
      List.of(
          new Column("run", "run", TEXT, 0),
          new Column("attempt", "attempt", NUMBER, 90),
          new Column("metrics.*", "", MEASURED, 50));

  private UsualColumns() {}
}
