package org.runspec.report.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.runspec.report.CellText;
import org.runspec.report.table.ScreenText;
import org.runspec.report.table.TextTable;

/** The lines of a screen, one behind the other: fields, tables and commands to type. */
final class ScreenLines {
  private static final int LABEL = 15;

  private final Frame frame;
  private final CellText cells;
  private final List<String> lines = new ArrayList<>();

  ScreenLines(Frame frame) {
    this.frame = frame;
    this.cells = new CellText(frame.zone());
  }

  /** Any text, cut where the screen ends. */
  void line(String text) {
    lines.add(ScreenText.clipped(ScreenText.harmless(text), frame.width()));
  }

  void gap() {
    lines.add("");
  }

  /** A named value, which a terminal may break. */
  void field(String label, String value) {
    String text = ScreenText.harmless(label);
    lines.add(
        "  "
            + text
            + ":"
            + " ".repeat(Math.max(1, LABEL - ScreenText.width(text)))
            + ScreenText.harmless(value));
  }

  /** Named values, on as many lines as they need; none if there are none. */
  void values(String label, Map<String, Object> values, Function<Object, String> text) {
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(name + " " + text.apply(value)));
    list(label, words);
  }

  /** Words behind a label, on as many lines as they need. */
  void list(String label, List<String> words) {
    int room = Math.max(20, frame.width() - LABEL - 3);
    String shown = label;
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      String word = ScreenText.harmless(words.get(i)) + (i < words.size() - 1 ? "," : "");
      if (line.length() > 0 && ScreenText.width(line + " " + word) > room) {
        row(shown, line.toString());
        shown = "";
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    if (line.length() > 0) {
      row(shown, line.toString());
    }
  }

  private void row(String label, String text) {
    if (label.isEmpty()) {
      lines.add(" ".repeat(LABEL + 3) + text);
    } else {
      field(label, text);
    }
  }

  /** A table; its last column takes what room there is. */
  void table(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      boolean last = columns.size() == headers.size() - 1;
      columns.add(
          new TextTable.Column(header, false, last ? 0 : columns.size(), last ? 8 : 30, 400));
    }
    lines.addAll(new TextTable(columns, rows).laid(frame.width()).lines());
  }

  /** What to type for some purpose; never cut. */
  void command(String purpose, String command) {
    String label = "  " + purpose + ":";
    lines.add(
        label
            + " ".repeat(Math.max(1, LABEL + 3 - label.length()))
            + frame.program()
            + " "
            + command);
  }

  CellText cells() {
    return cells;
  }

  int size() {
    return lines.size();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
