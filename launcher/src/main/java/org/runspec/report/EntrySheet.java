package org.runspec.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.report.table.TextTable;

/**
 * Entries with the columns that people see of them, for a page that has room for all, and may be
 * sorted by any.
 *
 * @param rows as many cells as headers
 */
public record EntrySheet(List<Header> headers, List<List<Cell>> rows) {
  public EntrySheet {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * A column.
   *
   * @param isRight whether cells are aligned right
   */
  public record Header(String text, boolean isRight) {}

  /**
   * A value.
   *
   * @param order by which it is sorted; absent for texts, and what is unknown
   */
  public record Cell(String text, OptionalDouble order) {}

  /**
   * Of entries.
   *
   * @param zone in which times are shown
   */
  public static EntrySheet of(Columns kind, List<Entry> entries, ZoneId zone) {
    ListScreen screen = new ListScreen(kind, zone, TextTable.ENDLESS);
    List<Column> columns = screen.shown(entries, ColumnChoice.USUAL);
    return new EntrySheet(
        columns.stream().map(column -> new Header(column.header(), column.isRight())).toList(),
        entries.stream()
            .map(
                entry ->
                    columns.stream()
                        .map(column -> new Cell(screen.cell(entry, column), order(entry, column)))
                        .toList())
            .toList());
  }

  private static OptionalDouble order(Entry entry, Column column) {
    Optional<Object> value = entry.at(column.path());
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    } else if (value.get() instanceof Number number) {
      double order = number.doubleValue();
      return Double.isNaN(order) ? OptionalDouble.empty() : OptionalDouble.of(order);
    } else if (value.get() instanceof Instant time) {
      return OptionalDouble.of(time.toEpochMilli());
    } else if (value.get() instanceof Duration length) {
      return OptionalDouble.of(length.toMillis());
    }
    return OptionalDouble.empty();
  }
}
