package org.runspec.spec.problem;

/** Words of a user's input as a message may quote them: on one line, harmless, and not too long. */
final class Shown {
  private static final String GAP = " [...] ";
  private static final int END = 80;

  private Shown() {}

  /** The text with its middle left out where it is longer than that many characters. */
  static String of(String text, int longest) {
    String shorter = text;
    if (text.length() > longest) {
      int from =
          text.offsetByCodePoints(
              0, Math.min(longest - END - GAP.length(), text.codePointCount(0, text.length()) / 2));
      shorter = text.substring(0, from) + GAP + text.substring(text.length() - END);
    }
    return shorter.chars().anyMatch(Shown::isControl) ? escaped(shorter) : shorter;
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || character == 0x2028
        || character == 0x2029;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(isControl(c) ? String.format("\\u%04X", (int) c) : String.valueOf(c));
      }
    }
    return out.toString();
  }
}
