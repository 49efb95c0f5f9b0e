package org.runspec.run.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal that shows what was sent to either stream, as a user would see it. */
final class Screen {
  static final int WIDTH = 80;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(sent, false, StandardCharsets.UTF_8);

  Terminal terminal(boolean interactive) {
    return new Terminal(stream, stream, interactive, () -> WIDTH);
  }

  /** All that was sent, control characters included. */
  String sent() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  /** What stands there, line by line without trailing spaces; the cursor is in the last one. */
  List<String> shown() {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (char c : HarmlessText.withoutColours(sent()).toCharArray()) {
      if (c == '\n') {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        column = 0;
      } else if (c == '\r') {
        column = 0;
      } else {
        line.replace(column, Math.min(column + 1, line.length()), String.valueOf(c));
        column++;
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
