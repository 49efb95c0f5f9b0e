package org.runspec.spec.problem;

/** Words of a user's input as a message may quote them: on one line, harmless, and not too long. */
final class Shown {
  private static final String GAP = " [...] ";
  private static final int END = 80;

  private Shown() {}

  /** The text with its middle left out where it is longer than that many characters. */
  static String of(String text, int longest) {
    String shorter = text.length() > longest ? withoutMiddle(text, longest) : text;
    return shorter.chars().anyMatch(Shown::isObeyed) ? escaped(shorter) : shorter;
  }

  private static String withoutMiddle(String text, int longest) {
    int head = longest - END - GAP.length();
    int tail = text.length() - END;
    return text.substring(0, Character.isLowSurrogate(text.charAt(head)) ? head - 1 : head)
        + GAP
        + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
  }

  /** Whether a screen does something else with a character than to show it. */
  private static boolean isObeyed(int character) {
    boolean turnsText =
        (character >= 0x202A && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    boolean endsLine = character == 0x2028 || character == 0x2029;
    return Character.isISOControl(character) || turnsText || endsLine;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(isObeyed(c) ? String.format("\\u%04X", (int) c) : String.valueOf(c));
      }
    }
    return out.toString();
  }
}
