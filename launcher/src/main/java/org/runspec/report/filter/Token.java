package org.runspec.report.filter;

/**
 * A piece of a condition.
 *
 * @param text without quotes
 * @param position where it begins, from 0
 */
record Token(Kind kind, String text, int position) {
  /** What it is. */
  enum Kind {
    /** A name, number, time or unquoted text. */
    WORD,
    /** Text in quotes, taken as it is. */
    QUOTED,
    /** An operator, parenthesis, bracket or comma. */
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** As messages name it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
