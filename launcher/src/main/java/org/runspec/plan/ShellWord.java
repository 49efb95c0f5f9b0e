package org.runspec.plan;

/** Text as one word of a POSIX shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The word, quoted where that is needed. */
  public static String of(String text) {
    return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : quoted(text);
  }

  /** The word in quotes. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** A variable that gets a value and goes on to programs. */
  public static String export(String name, String value) {
    return name + "=" + of(value) + "; export " + name;
  }
}
