package org.runspec.cli.session;

/** Colours, where somebody looks who wants them. */
public final class Paint {
  private static final String NO_COLOR = "NO_COLOR";
  private static final int[] COLOURS = {36, 33, 32, 35, 34, 31};

  private final boolean wanted;

  private Paint(boolean wanted) {
    this.wanted = wanted;
  }

  /** Whether somebody looks who wants colours. */
  public static boolean isWanted(Session session) {
    return session.terminal().interactive()
        && session.environment().getOrDefault(NO_COLOR, "").isEmpty();
  }

  /** On a terminal, unless the variable NO_COLOR says something. */
  public static Paint of(Session session) {
    return new Paint(isWanted(session));
  }

  /** Text in the colour of a number; neighbours have different ones. */
  public String inColourOf(int number, String text) {
    return inColour(COLOURS[number % COLOURS.length], text);
  }

  private String inColour(int colour, String text) {
    return wanted ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
