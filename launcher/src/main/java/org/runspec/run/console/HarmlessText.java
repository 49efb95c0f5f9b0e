package org.runspec.run.console;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text that others wrote safe to show on a terminal. Line breaks, carriage returns and tabs
 * pass; so do colours, where wanted. Other escape sequences (cursor movement, titles, queries) are
 * left out, other control characters become visible: {@code ^G}, {@code \x9b}. Sequences may be cut
 * anywhere between two pieces; one that never ends costs at most the rest of its line.
 */
public final class HarmlessText {
  static final char ESCAPE = '\u001b';
  static final String COLOURS_OFF = ESCAPE + "[0m";

  private static final char BELL = '\u0007';
  private static final char DELETE = '\u007f';
  private static final char LAST_C1 = '\u009f';
  private static final int CARET_OFFSET = 64;
  private static final int LONGEST_COLOUR = 64;
  private static final String STRING_INTRODUCERS = "]P^_X";
  private static final Pattern COLOUR_PARAMETERS = Pattern.compile("[0-9;:]*");
  private static final Pattern COLOUR = Pattern.compile(ESCAPE + "\\[[0-9;:]*m");

  private enum State {
    TEXT,
    AFTER_ESCAPE,
    CONTROL_SEQUENCE,
    CONTROL_STRING
  }

  private final boolean colours;
  private final StringBuilder parameters = new StringBuilder();
  private State state = State.TEXT;

  /** For a text that comes in pieces. */
  public HarmlessText(boolean colours) {
    this.colours = colours;
  }

  /** A text of its own, without colours. */
  static String plain(String text) {
    return new HarmlessText(false).next(text);
  }

  /** What is visible of harmless text. */
  static String withoutColours(String harmless) {
    return COLOUR.matcher(harmless).replaceAll("");
  }

  /** The harmless form of the next piece. */
  public String next(String piece) {
    StringBuilder out = new StringBuilder(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      next(piece.charAt(i), out);
    }
    return out.toString();
  }

  private void next(char c, StringBuilder out) {
    if (c == ESCAPE) {
      state = State.AFTER_ESCAPE;
      return;
    }
    switch (state) {
      case TEXT -> text(c, out);
      case AFTER_ESCAPE -> afterEscape(c, out);
      case CONTROL_SEQUENCE -> controlSequence(c, out);
      case CONTROL_STRING -> controlString(c, out);
    }
  }

  private void text(char c, StringBuilder out) {
    state = State.TEXT;
    if (c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c < DELETE) || c > LAST_C1) {
      out.append(c);
    } else if (c < ' ') {
      out.append('^').append((char) (c + CARET_OFFSET));
    } else if (c == DELETE) {
      out.append("^?");
    } else {
      out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
    }
  }

  private void afterEscape(char c, StringBuilder out) {
    if (c == '[') {
      parameters.setLength(0);
      state = State.CONTROL_SEQUENCE;
    } else if (STRING_INTRODUCERS.indexOf(c) >= 0) {
      state = State.CONTROL_STRING;
    } else if (c < ' ' || c >= DELETE) {
      text(c, out);
    } else if (c >= '0') {
      state = State.TEXT;
    }
  }

  private void controlSequence(char c, StringBuilder out) {
    if (c < ' ' || c >= DELETE) {
      text(c, out);
    } else if (c >= '@') {
      if (colours && c == 'm' && isColour()) {
        out.append(ESCAPE).append('[').append(parameters).append(c);
      }
      state = State.TEXT;
    } else if (parameters.length() <= LONGEST_COLOUR) {
      parameters.append(c);
    }
  }

  private void controlString(char c, StringBuilder out) {
    if (c == '\n') {
      text(c, out);
    } else if (c == BELL) {
      state = State.TEXT;
    }
  }

  private boolean isColour() {
    return parameters.length() <= LONGEST_COLOUR && COLOUR_PARAMETERS.matcher(parameters).matches();
  }
}
