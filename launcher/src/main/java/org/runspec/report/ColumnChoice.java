package org.runspec.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which columns a user wants: names such as {@code loss}, {@code hparams.*} or {@code
 * metrics.loss=header}.
 *
 * @param columns these alone, in this order; empty for those that are usual
 * @param added behind them
 */
public record ColumnChoice(List<String> columns, List<String> added) {
  /** What is usual. */
  public static final ColumnChoice USUAL = new ColumnChoice(List.of(), List.of());

  public ColumnChoice {
    columns = List.copyOf(columns);
    added = List.copyOf(added);
  }

  boolean isOnly() {
    return !columns.isEmpty();
  }

  /**
   * Writes entries for machines: everything, or the columns that were asked for.
   *
   * @param all of which the entries were chosen; what some of these have can be asked for
   * @throws org.runspec.spec.problem.UserProblem if there is no such column
   */
  public void write(
      List<Entry> entries, List<Entry> all, Columns kind, ListForm form, Consumer<String> out) {
    ColumnNames names = kind.in(all).names();
    if (!isOnly()) {
      names.columns(added); // all are there; none is added twice
      form.write(entries, kind.in(entries).paths(), out);
      return;
    }
    List<Column> wanted = new ArrayList<>(names.columns(columns));
    wanted.addAll(names.columns(added));
    List<String> paths = wanted.stream().map(Column::path).distinct().toList();
    List<Entry> flat = entries.stream().map(entry -> flat(entry, wanted)).toList();
    form.write(flat, paths, out);
  }

  private static Entry flat(Entry entry, List<Column> wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : wanted) {
      entry.at(column.path()).ifPresent(value -> values.put(column.path(), value));
    }
    return new Entry(values);
  }
}
