package org.runspec.report.plot.draw;

import org.runspec.report.markup.EscapedText;

/** Numbers and words as files of plots hold them. */
final class DrawnText {
  /** What drew a file, as it says itself. */
  static final String GENERATOR = "runspec plot";

  private DrawnText() {}

  /** Words as content; a line break in them is a space. */
  static String words(String text) {
    return EscapedText.of(text.replaceAll("[\\n\\r\\t]", " "));
  }

  /** Words as a string of JSON that may stand in a script of HTML. */
  static String json(String text) {
    StringBuilder safe = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= ' ' && c < 0x7f && "\"\\<>&".indexOf(c) < 0;
      if (isPlain) {
        safe.append(c);
      } else {
        safe.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      }
    }
    return safe.append('"').toString();
  }

  /** A place in pixels, with one decimal. */
  static void pixels(double value, StringBuilder out) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      out.append('-');
      tenths = -tenths;
    }
    out.append(tenths / 10);
    if (tenths % 10 != 0) {
      out.append('.').append((char) ('0' + tenths % 10));
    }
  }

  /** A place in pixels, with one decimal. */
  static String pixels(double value) {
    StringBuilder text = new StringBuilder();
    pixels(value, text);
    return text.toString();
  }
}
