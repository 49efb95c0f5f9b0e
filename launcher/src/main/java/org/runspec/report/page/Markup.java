package org.runspec.report.page;

import java.util.List;
import org.runspec.report.markup.EscapedText;

/** Markup as it is written; whatever is no markup of ours is escaped. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(EscapedText.of(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  /** Ends an element. */
  Markup close(String element) {
    out.append("</").append(element).append(">");
    return this;
  }

  /** Any text, on one line. */
  Markup text(String text) {
    out.append(EscapedText.of(text));
    return this;
  }

  /** An element with any text. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Lines as they were printed or written. */
  Markup lines(List<String> lines) {
    open("pre");
    lines.forEach(line -> text(line.replace("\t", "    ")).newline());
    return close("pre");
  }

  /** Begins what is folded until somebody opens it. */
  Markup fold(String summary) {
    return open("details").element("summary", summary).newline();
  }

  /** Markup of ours, as it is. */
  Markup trusted(String markup) {
    out.append(markup);
    return this;
  }

  /** So that people can read the source, too. */
  Markup newline() {
    out.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
