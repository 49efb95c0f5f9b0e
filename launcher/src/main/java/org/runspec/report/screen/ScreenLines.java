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
  private static final int INDENT = 9;
  private static final int NARROW = 60;
  private static final int MOST_OUTPUT = 30;
  private static final int LEAST_OUTPUT = 5;

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

  /** Any text, on as many lines as it needs. */
  void text(String text) {
    wrapped("", text, 2);
  }

  /** A named value, on as many lines as it needs. */
  void field(String label, String value) {
    String text = ScreenText.harmless(label);
    wrapped(
        "  " + text + ":" + " ".repeat(Math.max(1, LABEL - ScreenText.width(text))),
        value,
        LABEL + 3);
  }

  /** A text behind some words, those of its lines that follow indented. */
  private void wrapped(String before, String text, int indent) {
    String left = before + ScreenText.harmless(text);
    int begin = before.length();
    while (ScreenText.width(left) > frame.width()) {
      String part = ScreenText.clipped(left, frame.width());
      int space = part.lastIndexOf(' ');
      boolean breaks = space > begin + (part.length() - begin) / 2;
      int end = breaks ? space : end(left, begin, part);
      lines.add(left.substring(0, end));
      left = " ".repeat(indent) + left.substring(end).stripLeading();
      begin = indent;
    }
    lines.add(left);
  }

  /** The last lines of what somebody printed, at most so many; with a gap behind. */
  void tail(String title, List<String> output, int most) {
    int end = output.size();
    while (end > 0 && output.get(end - 1).isBlank()) {
      end--;
    }
    if (end == 0) {
      return;
    }
    line(title);
    output
        .subList(Math.max(0, end - most), end)
        .forEach(text -> line("  " + text.replace("\t", "    ")));
    gap();
  }

  /**
   * How many lines of output there is room for.
   *
   * @param below lines that stand behind it
   */
  int room(int below) {
    return Math.max(LEAST_OUTPUT, Math.min(MOST_OUTPUT, frame.height() - size() - 1 - below));
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

  /** Behind a part without its ellipsis; the line goes on in any case. */
  private static int end(String line, int begin, String part) {
    return Math.max(line.offsetByCodePoints(begin, 1), part.length() - 1);
  }

  /** A count with a text and a remark on one line, of which the text is what is cut. */
  void counted(String count, String text, String remark) {
    String behind = " (" + remark + ")";
    int room = frame.width() - INDENT - ScreenText.width(behind);
    String shown = ScreenText.clipped(ScreenText.harmless(text), Math.max(INDENT, room));
    line(before(count) + shown + behind);
  }

  /** The same, on as many lines as it needs. */
  void countedWhole(String count, String text, String remark) {
    wrapped(before(count), text + " (" + remark + ")", INDENT);
  }

  private static String before(String count) {
    return " ".repeat(Math.max(0, INDENT - 2 - count.length())) + count + "  ";
  }

  /** A small table: names in the first column, numbers right in all others. */
  void numbers(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      columns.add(new TextTable.Column(header, !columns.isEmpty(), columns.size(), 8, 40));
    }
    indented(new TextTable(columns, rows));
  }

  /** A table whose numbers stand first, and whose last column takes what room there is. */
  void history(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      boolean last = columns.size() == headers.size() - 1;
      columns.add(new TextTable.Column(header, false, last ? 0 : columns.size(), 12, 400));
    }
    indented(new TextTable(columns, rows));
  }

  private void indented(TextTable table) {
    table.laid(frame.width() - 2).lines().forEach(line -> lines.add("  " + line));
  }

  /** A table; its last column takes what room there is. */
  void table(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      boolean last = columns.size() == headers.size() - 1;
      columns.add(
          new TextTable.Column(header, false, last ? 0 : columns.size(), last ? 24 : 30, 400));
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

  /** Whether there is little room beside what must be said. */
  boolean isNarrow() {
    return frame.width() < NARROW;
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
