package org.runspec.report.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.runspec.spec.problem.Nearest;

/** A value that was written in a condition; what it is follows from what it is compared with. */
final class Literal {
  private static final int LONGEST_NUMBER = 100;
  private static final String NO_NUMBER = "this is no number";
  private static final String A_NUMBER = "a number such as 0.1";
  private static final String NO_TIME = "this is no time";
  private static final String A_TIME = "2026-11-01 or '2026-11-01 12:30'";
  private static final String NO_LENGTH = "this is no length of time";
  private static final String A_LENGTH = "90s, 15m, 1h30m or 0:15:00";

  private final FilterText text;
  private final String word;
  private final int position;
  private final boolean isQuoted;
  private final Optional<Pattern> pattern;
  private final Optional<BigDecimal> number;

  /** NaN or infinite. */
  private final OptionalDouble special;

  private Literal(
      FilterText text, String word, int position, boolean isQuoted, Optional<Pattern> pattern) {
    this.text = text;
    this.word = word;
    this.position = position;
    this.isQuoted = isQuoted;
    this.pattern = pattern;
    this.number = number(word);
    this.special = special(word);
  }

  /**
   * A value.
   *
   * @param isQuoted whether stars in it are stars
   * @throws org.runspec.spec.problem.UserProblem if it has to be a regular expression and is none
   */
  static Literal of(
      FilterText text, String word, boolean isQuoted, int position, Operator operator) {
    if (operator == Operator.MATCHES) {
      try {
        return new Literal(text, word, position, isQuoted, Optional.of(Pattern.compile(word)));
      } catch (PatternSyntaxException e) {
        String why = "this is no regular expression: " + e.getDescription();
        throw text.problem(position, why, "= with * for any text");
      } catch (StackOverflowError e) {
        throw text.problem(position, "this regular expression is too deep", "= with * in the text");
      }
    }
    boolean isWild = !isQuoted && !operator.isOfOrder() && Wildcard.isIn(word);
    Optional<Pattern> pattern = isWild ? Optional.of(Wildcard.of(word)) : Optional.empty();
    return new Literal(text, word, position, isQuoted, pattern);
  }

  /** The number that a text reads as. */
  static Optional<BigDecimal> number(String word) {
    boolean mayBe =
        !word.isEmpty()
            && word.length() <= LONGEST_NUMBER
            && "0123456789+-.".indexOf(word.charAt(0)) >= 0;
    try {
      return mayBe ? Optional.of(new BigDecimal(word)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble special(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /**
   * Makes sure that it may be equal to a value.
   *
   * @param known all that such values can be
   * @throws org.runspec.spec.problem.UserProblem if it is none of them
   */
  void requireOneOf(Collection<String> known, String column) {
    if (pattern.isEmpty() && !known.contains(word)) {
      throw text.problem(
          position,
          "no " + column + " is '" + word + "'; there are " + String.join(", ", known),
          Nearest.to(word, known).orElse("one of them"));
    }
  }

  /**
   * Makes sure that it can be compared with a column's values.
   *
   * @throws org.runspec.spec.problem.UserProblem if the answer would be the same for all of them
   */
  void requireComparable(Operator operator, ValueKind kind, String column) {
    if (pattern.isPresent()) {
      return;
    }
    switch (kind) {
      case NUMBER -> require(number.isPresent() || special.isPresent(), NO_NUMBER, A_NUMBER);
      case TRUTH -> require(truth().isPresent(), "this is neither true nor false", "true or false");
      case TIME -> require(Span.of(word).isPresent(), NO_TIME, A_TIME);
      case LENGTH -> require(Length.of(word).isPresent(), NO_LENGTH, A_LENGTH);
      case TEXT ->
          require(
              isQuoted || number.isEmpty() || !operator.isOfOrder(),
              column + " is text, which is neither less nor greater than a number",
              column + " = '" + word + "', or a column of numbers");
      case ANY -> {}
    }
  }

  private void require(boolean isRight, String otherwise, String fix) {
    if (!isRight) {
      throw text.problem(position, otherwise, fix);
    }
  }

  private Optional<Boolean> truth() {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Whether a value stands so to it. */
  boolean holds(Operator operator, Object value) {
    if (operator == Operator.MATCHES) {
      return matches(value.toString());
    } else if (pattern.isPresent()) {
      boolean matches = pattern.get().matcher(value.toString()).matches();
      return matches == (operator == Operator.EQUAL);
    } else if (value instanceof Duration length) {
      return operator.holds(length.compareTo(length()));
    } else if (value instanceof Instant time) {
      return holds(operator, time);
    } else if (value instanceof Number some) {
      return holds(operator, some);
    } else if (value instanceof Boolean some) {
      return truth()
          .map(truth -> operator.holds(Boolean.compare(some, truth)))
          .orElse(operator == Operator.DIFFERENT);
    }
    return holds(operator, value.toString());
  }

  /** Java's expressions call themselves for each character of some groups that are repeated. */
  private boolean matches(String value) {
    try {
      return pattern.orElseThrow().matcher(value).find();
    } catch (StackOverflowError e) {
      throw text.problem(
          position,
          "this regular expression is too deep for a text of " + value.length() + " characters",
          "no group that is repeated, as [ab]* in place of (a|b)*");
    }
  }

  /** Text that reads as a number is one to a number; other text is neither less nor greater. */
  private boolean holds(Operator operator, String value) {
    Optional<BigDecimal> written = number.isPresent() ? number(value) : Optional.empty();
    if (written.isPresent()) {
      return operator.holds(written.get().compareTo(number.orElseThrow()));
    }
    boolean isOfNumbers = !isQuoted && (number.isPresent() || special.isPresent());
    return !(isOfNumbers && operator.isOfOrder())
        && operator.holds(NaturalOrder.compare(value, word));
  }

  /** NaN is equal to itself only; what is no number is different from every number. */
  private boolean holds(Operator operator, Number value) {
    double inexact = value.doubleValue();
    boolean isNaN = special.isPresent() && Double.isNaN(special.getAsDouble());
    if (Double.isNaN(inexact) || isNaN) {
      return (Double.isNaN(inexact) && isNaN) ? operator.holds(0) : operator == Operator.DIFFERENT;
    } else if (special.isPresent()) {
      return operator.holds(Double.compare(inexact, special.getAsDouble()));
    } else if (number.isEmpty()) {
      require(!operator.isOfOrder(), NO_NUMBER, A_NUMBER);
      return operator == Operator.DIFFERENT;
    } else if (Double.isInfinite(inexact)) {
      return operator.holds(inexact > 0 ? 1 : -1);
    }
    return operator.holds(new BigDecimal(value.toString()).compareTo(number.get()));
  }

  /** A day is a span of time: less is before it, equal is within it. */
  private boolean holds(Operator operator, Instant time) {
    Span span = Span.of(word).orElseThrow(() -> text.problem(position, NO_TIME, A_TIME));
    int order = time.isBefore(span.start()) ? -1 : time.isBefore(span.end()) ? 0 : 1;
    return operator.holds(order);
  }

  private Duration length() {
    return Length.of(word).orElseThrow(() -> text.problem(position, NO_LENGTH, A_LENGTH));
  }

  @Override
  public String toString() {
    return isQuoted ? Tokens.quoted(word) : word;
  }
}
