package org.runspec.spec.problem;

import java.util.Locale;

/** Characters that look like a plain space, or like nothing, and are neither. */
public final class Invisible {
  private static final int JOIN = 0x200D;
  private static final int NO_JOIN = 0x200C;

  private Invisible() {}

  /** Whether a character is one; those that join letters, or keep them apart, are not. */
  public static boolean is(int character) {
    int type = Character.getType(character);
    return (type == Character.SPACE_SEPARATOR && character != ' ')
        || (type == Character.FORMAT && character != JOIN && character != NO_JOIN);
  }

  /** Its number and name, such as {@code U+00A0 (no-break space)}. */
  public static String name(int character) {
    String name = Character.getName(character);
    return String.format(
        "U+%04X (%s)", character, name == null ? "unknown" : name.toLowerCase(Locale.ROOT));
  }

  /** A text with each of them written as its number. */
  static String escaped(String text) {
    if (text.chars().noneMatch(Invisible::is)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (is(c)) {
                out.append(String.format("\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
