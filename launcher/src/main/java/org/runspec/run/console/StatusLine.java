package org.runspec.run.console;

import java.io.PrintStream;

/**
 * A text on the terminal's last line that comes and goes. It is erased with spaces, which every
 * terminal understands. Not thread-safe.
 */
final class StatusLine {
  private final PrintStream terminal;
  private String text = "";
  private int drawn;

  StatusLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Changes the text without drawing it; an empty one stands for none. */
  void set(String newText) {
    text = newText;
  }

  /** Draws the text on the line that the cursor is at the start of. */
  void draw() {
    if (!text.isEmpty()) {
      terminal.print(text);
      terminal.flush();
      drawn = text.length();
    }
  }

  /** Takes the text away and leaves the cursor at the start of its line. */
  void erase() {
    if (drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
      drawn = 0;
    }
  }
}
