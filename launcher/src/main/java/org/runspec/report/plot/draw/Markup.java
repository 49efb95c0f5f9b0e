package org.runspec.report.plot.draw;

/** Text of SVG and HTML. */
final class Markup {
  /** By which files that were drawn here are known again. */
  static final String GENERATOR = "runspec plot";

  private Markup() {}

  /** Words as content or as an attribute's value; what XML cannot hold is left out. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> {
                  boolean isHalf = c <= 0xffff && Character.isSurrogate((char) c);
                  if (c >= ' ' && c != 0x7f && !isHalf) {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
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
