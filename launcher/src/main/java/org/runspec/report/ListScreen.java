package org.runspec.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.table.ScreenText;
import org.runspec.report.table.TextTable;

/** A list as people see it: a table and what it does not show. */
public final class ListScreen {
  private static final int MOST_NAME = 60;

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

  /**
   * How many entries have a value in which column, and one of these.
   *
   * @param entries all there are
   */
  public List<String> available(List<Entry> entries) {
    List<List<String>> rows = new ArrayList<>();
    columns
        .in(entries)
        .available()
        .forEach(
            (path, count) ->
                rows.add(List.of(path, StateCounts.number(count), example(path, entries))));
    List<TextTable.Column> headers =
        List.of(
            new TextTable.Column("column", false, 0, MOST_NAME, MOST_NAME),
            new TextTable.Column("entries", true, 0, MOST_NAME, MOST_NAME),
            new TextTable.Column("such as", false, 1, 1, MOST_NAME));
    return new TextTable(headers, rows).laid(width).lines();
  }

  private String example(String path, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.has(path))
        .flatMap(entry -> entry.at(path).stream())
        .findFirst()
        .map(cells::of)
        .orElse("");
  }

  /**
   * The table's lines, and below it which columns found no room.
   *
   * @param all of which the entries were chosen; what some of these have can be asked for
   */
  public List<String> of(List<Entry> entries, List<Entry> all, ColumnChoice choice) {
    List<Column> shown = shown(entries, columns.in(all).names(entries), choice);
    TextTable.Laid laid =
        new TextTable(
                shown.stream().map(ListScreen::laid).toList(),
                entries.stream().map(entry -> row(entry, shown)).toList())
            .laid(width);
    List<String> lines = new ArrayList<>(laid.lines());
    if (!laid.leftOut().isEmpty()) {
      String names = "no room for: " + String.join(", ", laid.leftOut());
      String more = " (--format json has all)";
      lines.add(ScreenText.clipped(names, Math.max(1, width - more.length())) + more);
    }
    return lines;
  }

  /** Those that say something about any entry, or never are left out, or were asked for. */
  List<Column> shown(List<Entry> entries, ColumnChoice choice) {
    return shown(entries, columns.in(entries).names(entries), choice);
  }

  private List<Column> shown(List<Entry> entries, ColumnNames names, ColumnChoice choice) {
    if (choice.isOnly()) {
      return names.columns(choice.columns());
    }
    List<Column> shown = new ArrayList<>();
    columns.in(entries).usual().stream()
        .filter(
            column ->
                column.rank() == 0
                    || entries.stream().anyMatch(entry -> !cell(entry, column).isEmpty()))
        .forEach(shown::add);
    List<Column> added = names.columns(choice.added());
    shown.removeIf(column -> added.stream().anyMatch(more -> more.path().equals(column.path())));
    shown.addAll(added);
    return shown;
  }

  private static TextTable.Column laid(Column column) {
    return new TextTable.Column(
        column.header(), column.isRight(), column.rank(), column.least(), column.most());
  }

  private List<String> row(Entry entry, List<Column> shown) {
    return shown.stream().map(column -> cell(entry, column)).toList();
  }

  /** Counts of nothing are blank. */
  String cell(Entry entry, Column column) {
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
