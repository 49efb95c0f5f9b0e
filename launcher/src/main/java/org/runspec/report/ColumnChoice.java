package org.runspec.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

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
   * Writes entries for machines: everything, or the columns that were asked for; what the user gave
   * another name is called so.
   *
   * @param all of which the entries were chosen; what some of these have can be asked for
   * @throws org.runspec.spec.problem.UserProblem if there is no such column, or two would be called
   *     the same
   */
  public void write(
      List<Entry> entries, List<Entry> all, Columns kind, ListForm form, Consumer<String> out) {
    ColumnNames names = kind.in(all).names(entries);
    List<Column> more = names.columns(added);
    if (isOnly()) {
      List<Column> wanted = new ArrayList<>(names.columns(columns));
      wanted.addAll(more);
      List<Column> distinct = wanted.stream().distinct().toList();
      form.write(entries.stream().map(entry -> flat(entry, distinct)).toList(), names(wanted), out);
      return;
    }
    List<Column> there = new ArrayList<>(kind.in(entries).everything());
    more.stream().filter(Column::isRenamed).forEach(there::add); // all others are there
    List<Column> renamed = there.stream().filter(Column::isRenamed).toList();
    form.write(entries.stream().map(entry -> renamed(entry, renamed)).toList(), names(there), out);
  }

  /** What programs find the columns under. */
  private static List<String> names(List<Column> columns) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (Column column : columns) {
      String other = paths.putIfAbsent(column.name(), column.path());
      if (other != null && !other.equals(column.path())) {
        throw new UserProblem(
            "call the column " + column.path() + " " + Quote.of(column.name()),
            "so is " + other + " called",
            "a name for each");
      }
    }
    return List.copyOf(paths.keySet());
  }

  private static Entry flat(Entry entry, List<Column> wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : wanted) {
      entry.at(column.path()).ifPresent(value -> values.put(column.name(), value));
    }
    return new Entry(values);
  }

  /** Values that stand in a group stay there, too. */
  private static Entry renamed(Entry entry, List<Column> columns) {
    if (columns.isEmpty()) {
      return entry;
    }
    Map<String, String> names = new HashMap<>();
    columns.forEach(column -> names.put(column.path(), column.name()));
    Map<String, Object> values = new LinkedHashMap<>();
    entry.values().forEach((path, value) -> values.put(names.getOrDefault(path, path), value));
    for (Column column : columns) {
      entry.at(column.path()).ifPresent(value -> values.putIfAbsent(column.name(), value));
    }
    return new Entry(values);
  }
}
