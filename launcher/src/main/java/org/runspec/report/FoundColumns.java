package org.runspec.report;

import java.util.ArrayList;
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
    for (Column column : kind.shown()) {
      if (ColumnGroup.is(column)) {
        all.addAll(new ColumnGroup(kind, column).in(entries));
      } else if (isThere(column.path())) {
        all.add(column);
      }
    }
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
    List<String> paths = new ArrayList<>(all.stream().map(Column::path).toList());
    kind.unshown().stream().filter(this::isThere).forEach(paths::add);
    return paths;
  }

  /** How many entries have a value at each path, in order. */
  Map<String, Integer> available() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String path : paths()) {
      counts.put(path, (int) entries.stream().filter(entry -> entry.has(path)).count());
    }
    return counts;
  }

  /** What users call them. */
  ColumnNames names() {
    return new ColumnNames(kind, all, paths());
  }
}
