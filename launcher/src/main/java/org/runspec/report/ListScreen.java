package org.runspec.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.table.TextTable;

/** A list as people see it: a table and what it does not show. */
public final class ListScreen {
  private final Columns columns;
  private final CellText cells;
  private final int width;

  /**
   * For a screen.
   *
   * @param zone in which times are shown
   * @param width of the screen, in columns
   */
  public ListScreen(Columns columns, ZoneId zone, int width) {
    this.columns = columns;
    this.cells = new CellText(zone);
    this.width = width;
  }

  /** The table's lines, and below it which columns found no room. */
  public List<String> of(List<Entry> entries) {
    List<Column> shown = shown(entries);
    TextTable.Laid laid =
        new TextTable(
                shown.stream().map(ListScreen::laid).toList(),
                entries.stream().map(entry -> row(entry, shown)).toList())
            .laid(width);
    List<String> lines = new ArrayList<>(laid.lines());
    if (!laid.leftOut().isEmpty()) {
      lines.add("no room for: " + String.join(", ", laid.leftOut()) + " (--format json has all)");
    }
    return lines;
  }

  /** Those that say something about any entry. */
  private List<Column> shown(List<Entry> entries) {
    return columns.of(entries).stream()
        .filter(column -> entries.stream().anyMatch(entry -> !cell(entry, column).isEmpty()))
        .toList();
  }

  private static TextTable.Column laid(Column column) {
    return new TextTable.Column(
        column.header(), column.isRight(), column.rank(), column.least(), column.most());
  }

  private List<String> row(Entry entry, List<Column> shown) {
    return shown.stream().map(column -> cell(entry, column)).toList();
  }

  /** Counts of nothing are blank. */
  private String cell(Entry entry, Column column) {
    Optional<Object> value = entry.at(column.path());
    if (value.isEmpty()) {
      return "";
    }
    return switch (column.kind()) {
      case TEXT -> cells.of(value.get());
      case NUMBER -> cells.of(value.get());
      case COUNT -> value.get().equals(0) ? "" : cells.of(value.get());
      case MEASURED -> cells.measured(value.get());
    };
  }
}
