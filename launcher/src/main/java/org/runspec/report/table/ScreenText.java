package org.runspec.report.table;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text of others on one line of a screen: what a terminal would obey, break at or turn around
 * becomes visible, and widths are counted in columns as terminals do.
 */
public final class ScreenText {
  private static final String ELLIPSIS = "…";
  private static final char ESCAPE = '\u001b';
  private static final Pattern COLOUR = Pattern.compile(ESCAPE + "\\[[0-9;:]{0,64}m");
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Pairs of first and last code points that fill two columns. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
    0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
    0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F5, 0x26FA, 0x26FD,
    0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x33FF,
    0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004,
    0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F19A, 0x1F1E6, 0x1F202, 0x1F210, 0x1F265, 0x1F300,
    0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7F0, 0x1F900, 0x1FAFF, 0x20000, 0x3FFFD
  };

  private ScreenText() {}

  /**
   * The text on one line, without colours, with everything else visible that a terminal would not
   * print as it is.
   */
  public static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String uncoloured = text.indexOf(ESCAPE) < 0 ? text : COLOUR.matcher(text).replaceAll("");
    uncoloured
        .codePoints()
        .forEach(
            c -> {
              if (isPrinted(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(visible(c));
              }
            });
    return out.toString();
  }

  private static String visible(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c);
    };
  }

  private static boolean isPrinted(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == ZERO_WIDTH_JOINER;
      case Character.SPACE_SEPARATOR -> c == ' ' || c == 0x3000;
      default -> true;
    };
  }

  /** How many columns harmless text fills. */
  public static int width(String harmless) {
    return harmless.codePoints().map(ScreenText::width).sum();
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || (c >= 0x1160 && c <= 0x11FF)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    for (int i = 0; i < WIDE.length && c >= WIDE[i]; i += 2) {
      if (c <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Harmless text that fills at most so many columns, with an ellipsis for what is left out. */
  public static String clipped(String harmless, int columns) {
    if (width(harmless) <= columns) {
      return harmless;
    }
    StringBuilder out = new StringBuilder();
    int left = columns - 1;
    for (int i = 0; i < harmless.length() && left >= 0; ) {
      int c = harmless.codePointAt(i);
      left -= width(c);
      if (left >= 0) {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return columns < 1 ? "" : out + ELLIPSIS;
  }

  /** Harmless text clipped and filled up with spaces to exactly so many columns. */
  static String filled(String harmless, int columns, boolean right) {
    String text = clipped(harmless, columns);
    String spaces = " ".repeat(columns - width(text));
    return right ? spaces + text : text + spaces;
  }
}
