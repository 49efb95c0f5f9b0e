package org.runspec.cli.session;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.runspec.run.console.HarmlessText;

/**
 * Shows what one run printed: as it is in a file or pipe, harmless on a terminal, and line by line
 * where several runs share the screen.
 */
public final class OutputChannel {
  private static final int LONGEST_LINE = 1 << 16;

  private final PrintStream out;
  private final String prefix;
  private final boolean terminal;
  private final HarmlessText harmless = new HarmlessText(true);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final StringBuilder line = new StringBuilder();
  private boolean inLine;
  private ByteBuffer rest = ByteBuffer.allocate(0);

  /**
   * A channel to the screen.
   *
   * @param prefix before each line; empty if no other run is shown
   */
  public OutputChannel(PrintStream out, String prefix, boolean terminal) {
    this.out = out;
    this.prefix = prefix;
    this.terminal = terminal;
  }

  /** Shows the next bytes; those of half a character or half a line may wait for their rest. */
  public void write(byte[] bytes) {
    if (prefix.isEmpty() && !terminal) {
      out.write(bytes, 0, bytes.length);
      return;
    }
    show(decoded(bytes));
  }

  private String decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.allocate(rest.remaining() + bytes.length).put(rest).put(bytes);
    in.flip();
    CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, text, false);
    rest = in;
    return text.flip().toString();
  }

  private void show(String text) {
    String shown = terminal ? harmless.next(text) : text;
    if (prefix.isEmpty()) {
      out.print(shown);
      inLine = shown.isEmpty() ? inLine : !shown.endsWith("\n");
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '\n' || line.length() >= LONGEST_LINE) {
        endLine(lines);
      }
      if (c != '\n') {
        line.append(c);
      }
    }
    out.print(lines); // at once, so that lines of others come before or behind
  }

  private void endLine(StringBuilder lines) {
    lines.append(prefix).append(line).append(System.lineSeparator());
    line.setLength(0);
  }

  /** Shows what still waits for its rest. */
  public void end() {
    if (rest.hasRemaining()) {
      rest = ByteBuffer.allocate(0);
      show("\uFFFD");
    }
    if (line.length() > 0) {
      StringBuilder last = new StringBuilder();
      endLine(last);
      out.print(last);
    } else if (inLine) {
      out.println(); // on a terminal, where something else follows
      inLine = false;
    }
    out.flush();
  }
}
