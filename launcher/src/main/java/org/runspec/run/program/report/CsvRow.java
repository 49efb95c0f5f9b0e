package org.runspec.run.program.report;

import java.util.ArrayList;
import java.util.List;

/** One line of a CSV file as cells; a cell may be quoted, and then {@code ""} is a quote. */
final class CsvRow {
  private CsvRow() {}

  /** The separator of a file with this header: the first of comma, tab, semicolon it contains. */
  static char separatorOf(String header) {
    for (char candidate : new char[] {',', '\t', ';'}) {
      if (header.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }

  static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
