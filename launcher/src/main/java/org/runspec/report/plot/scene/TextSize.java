package org.runspec.report.plot.scene;

/**
 * About how wide words are, on whatever machine they will be shown: those of a wide font, so that
 * they have room with others too.
 */
public final class TextSize {
  /** What stands for words that were cut. */
  public static final String ELLIPSIS = "…";

  private static final double UNIT = 0.05;
  private static final char FIRST = ' ';

  /** Of each visible ASCII character, in twentieths of the letters' size, from A for 0. */
  private static final String WIDTHS =
      "GIJRNTQFIIKRGHGHNNNNNNNNNNHHRRRLUOOOPNMPPGGNLRPQMQONMPOUOMOIHIRKKMNLNMHNNGGMGTNMNNIKINMQMMKNHNR";

  private static final double BOLD = 1.1;
  private static final int OTHERS = 13;

  /** The first of the wide scripts of East Asia. */
  private static final int WIDE = 0x1100;

  private TextSize() {}

  /** In pixels. */
  public static double width(String text, double size) {
    return text.codePoints().mapToDouble(TextSize::units).sum() * UNIT * size;
  }

  /** In pixels, of bold letters. */
  public static double boldWidth(String text, double size) {
    return width(text, size) * BOLD;
  }

  /**
   * As much of a text as there is room for, with an ellipsis if that is not all; nothing where
   * there is not even room for that.
   */
  public static String cut(String text, double size, double room) {
    if (text.isEmpty() || width(text, size) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + ELLIPSIS, size) > room) {
      length--;
    }
    if (length == 0) {
      return width(ELLIPSIS, size) <= room ? ELLIPSIS : "";
    }
    boolean splits = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length) + ELLIPSIS;
  }

  private static double units(int codePoint) {
    int index = codePoint - FIRST;
    if (index >= 0 && index < WIDTHS.length()) {
      return WIDTHS.charAt(index) - 'A';
    }
    return codePoint >= WIDE ? OTHERS * 1.6 : OTHERS;
  }
}
