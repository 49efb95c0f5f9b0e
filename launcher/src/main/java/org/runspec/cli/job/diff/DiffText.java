package org.runspec.cli.job.diff;

import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.Paint;
import org.runspec.report.CellText;
import org.runspec.report.table.ScreenText;
import org.runspec.report.table.TextTable;

/** Writes what differs: colours on a terminal only, and none where NO_COLOR is set. */
final class DiffText {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";
  private static final int LEAST = 12;
  private static final int MOST = 60;

  private final Sight sight;
  private final boolean coloured;
  private final CellText cells;

  DiffText(Sight sight) {
    this.sight = sight;
    this.coloured = Paint.isWanted(sight.session());
    this.cells = new CellText(sight.zone());
  }

  CellText cells() {
    return cells;
  }

  void line(String text) {
    sight.out().println(ScreenText.harmless(text));
  }

  void heading(String text) {
    sight.out().println();
    line(text + ":");
  }

  /** A table, its first column left, indented. */
  void table(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      columns.add(new TextTable.Column(header, false, 0, LEAST, MOST));
    }
    new TextTable(columns, rows)
        .laid(Math.max(LEAST, sight.width() - 2))
        .lines()
        .forEach(line -> sight.out().println(("  " + line).stripTrailing()));
  }

  /** Lines as {@code diff -u} writes them. */
  void unified(List<String> lines) {
    for (String line : lines) {
      String shown = ScreenText.harmless(line.replace("\t", "    "));
      if (coloured && line.startsWith("+")) {
        shown = GREEN + shown + PLAIN;
      } else if (coloured && line.startsWith("-")) {
        shown = RED + shown + PLAIN;
      }
      sight.out().println(shown);
    }
  }
}
