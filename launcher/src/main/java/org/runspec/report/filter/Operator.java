package org.runspec.report.filter;

import java.util.Map;
import java.util.Optional;

/** How a value is compared. */
enum Operator {
  EQUAL,
  DIFFERENT,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST,
  MATCHES;

  private static final Map<String, Operator> SIGNS =
      Map.of(
          "=", EQUAL, "==", EQUAL, "!=", DIFFERENT, "<>", DIFFERENT, "<", LESS, "<=", AT_MOST, ">",
          GREATER, ">=", AT_LEAST, "~", MATCHES);

  static Optional<Operator> of(Token token) {
    return token.kind() == Token.Kind.SIGN
        ? Optional.ofNullable(SIGNS.get(token.text()))
        : Optional.empty();
  }

  /** Whether it holds for a value that stands so to another: negative if it is less. */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL, MATCHES -> order == 0;
      case DIFFERENT -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
