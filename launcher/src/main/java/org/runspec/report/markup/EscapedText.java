package org.runspec.report.markup;

import org.runspec.report.table.ScreenText;

/** Text as content, or as the value of an attribute, of HTML and XML. */
public final class EscapedText {
  private EscapedText() {}

  /** On one line; what no file of XML may hold is written as on screens. */
  public static String of(String text) {
    StringBuilder escaped = new StringBuilder();
    String harmless = ScreenText.harmless(text);
    for (int i = 0; i < harmless.length(); i++) {
      char c = harmless.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
