package org.runspec.report.filter;

import java.util.regex.Pattern;

/** Text with {@code *} for any text and {@code ?} for any character. */
public final class Wildcard {
  private Wildcard() {}

  /** Whether a word has any of the two. */
  public static boolean isIn(String word) {
    return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
  }

  /** What matches whole texts. */
  public static Pattern of(String word) {
    StringBuilder regex = new StringBuilder("(?s)");
    word.codePoints()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return Pattern.compile(regex.toString());
  }
}
