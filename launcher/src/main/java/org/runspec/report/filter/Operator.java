package org.runspec.report.filter;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a value is compared. */
enum Operator {
  EQUAL("="),
  DIFFERENT("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  MATCHES("~");

  private static final Map<String, Operator> OTHER_SIGNS = Map.of("==", EQUAL, "<>", DIFFERENT);

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  static Optional<Operator> of(Token token) {
    return token.kind() != Token.Kind.SIGN
        ? Optional.empty()
        : Stream.of(values())
            .filter(operator -> operator.sign.equals(token.text()))
            .findFirst()
            .or(() -> Optional.ofNullable(OTHER_SIGNS.get(token.text())));
  }

  /** Whether it asks which of two is the greater one. */
  boolean isOfOrder() {
    return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
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

  @Override
  public String toString() {
    return sign;
  }
}
