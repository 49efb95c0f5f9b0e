package org.runspec.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a list, of which some come from its entries: their metrics, say. */
final class FoundColumns {
  /** Of which nothing is said where no entry has them: a project has one store, mostly. */
  private static final Set<String> OCCASIONAL = Set.of("store", "storage", "files");

  private final Columns kind;
  private final List<Entry> entries;
  private final List<Column> all = new ArrayList<>();

  FoundColumns(Columns kind, List<Entry> entries) {
    this.kind = kind;
    this.entries = entries;
    Map<String, Integer> owners = new HashMap<>();
    for (Column column : kind.shown()) {
      if (ColumnGroup.is(column)) {
        List<Column> some = new ColumnGroup(kind, column).in(entries);
        some.forEach(one -> owners.merge(one.tail(), 1, Integer::sum));
        all.addAll(some);
      } else if (isThere(column.path())) {
        all.add(column);
      }
    }
    all.replaceAll(column -> isShared(column, owners) ? column.withPathAsHeader() : column);
  }

  /** A metric and a hyperparameter of the same name are called by their whole paths. */
  private static boolean isShared(Column column, Map<String, Integer> owners) {
    return column.path().indexOf('.') > 0 && owners.getOrDefault(column.tail(), 0) > 1;
  }

  private boolean isThere(String path) {
    return !OCCASIONAL.contains(path) || entries.stream().anyMatch(entry -> entry.has(path));
  }

  /**
   * The columns for people: of hyperparameters those that differ between entries, or all where
   * there is one entry only.
   */
  List<Column> usual() {
    List<Column> columns = new ArrayList<>();
    for (Column column : all) {
      boolean isChosen = column.path().startsWith("hparams.") && !kind.shown().contains(column);
      if (!isChosen || entries.size() < 2 || varies(column.path())) {
        columns.add(column);
      }
    }
    return Column.distinct(columns);
  }

  private boolean varies(String path) {
    return entries.stream().flatMap(entry -> entry.at(path).stream()).distinct().count() > 1;
  }

  /** All paths that some entries have values at, those not shown to people too. */
  List<String> paths() {
    return everything().stream().map(Column::path).toList();
  }

  /** How many entries have a value at each path, in order. */
  Map<String, Integer> available() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String path : paths()) {
      counts.put(path, (int) entries.stream().filter(entry -> entry.has(path)).count());
    }
    return counts;
  }

  /** All of them, those not shown to people too, for programs. */
  List<Column> everything() {
    List<Column> columns = new ArrayList<>(all);
    kind.unshown().stream()
        .filter(this::isThere)
        .map(path -> new Column(path, path, Column.Kind.NUMBER, 0))
        .forEach(columns::add);
    return columns;
  }

  /**
   * What users call them.
   *
   * @param chosen some of the entries; which of several columns is meant is judged by their jobs
   */
  ColumnNames names(List<Entry> chosen) {
    return new ColumnNames(kind, all, paths(), SameJobs.of(chosen, entries));
  }
}
