package org.runspec.report.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.runspec.spec.problem.Nearest;

/** A value that was written in a condition; what it is follows from what it is compared with. */
final class Literal {
  private final FilterText text;
  private final String word;
  private final int position;
  private final Optional<Pattern> pattern;
  private final Optional<BigDecimal> number;
  private final boolean isNaN;

  private Literal(FilterText text, String word, int position, Optional<Pattern> pattern) {
    this.text = text;
    this.word = word;
    this.position = position;
    this.pattern = pattern;
    this.number = number(word);
    this.isNaN = word.equalsIgnoreCase("nan");
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
        return new Literal(text, word, position, Optional.of(Pattern.compile(word)));
      } catch (PatternSyntaxException e) {
        String why = "this is no regular expression: " + e.getDescription();
        throw text.problem(position, why, "= with * for any text");
      } catch (StackOverflowError e) {
        throw text.problem(position, "this regular expression is too deep", "= with * in the text");
      }
    }
    boolean isWild =
        !isQuoted
            && (operator == Operator.EQUAL || operator == Operator.DIFFERENT)
            && (word.indexOf('*') >= 0 || word.indexOf('?') >= 0);
    return new Literal(
        text, word, position, isWild ? Optional.of(Wildcard.of(word)) : Optional.empty());
  }

  private static Optional<BigDecimal> number(String word) {
    try {
      return word.length() > 100 ? Optional.empty() : Optional.of(new BigDecimal(word));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
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

  /** Whether a value stands so to it. */
  boolean holds(Operator operator, Object value) {
    if (operator == Operator.MATCHES) {
      return pattern.orElseThrow().matcher(value.toString()).find();
    } else if (pattern.isPresent()) {
      boolean matches = pattern.get().matcher(value.toString()).matches();
      return matches == (operator == Operator.EQUAL);
    } else if (value instanceof Duration length) {
      return operator.holds(length.compareTo(length()));
    } else if (value instanceof Instant time) {
      return holds(operator, time);
    } else if (value instanceof Number some) {
      return holds(operator, some);
    }
    return operator.holds(order(value.toString()));
  }

  private int order(String value) {
    Optional<BigDecimal> written = number.isPresent() ? number(value) : Optional.empty();
    return written.isPresent()
        ? written.get().compareTo(number.orElseThrow())
        : NaturalOrder.compare(value, word);
  }

  /** NaN is equal to itself only; what is no number is different from every number. */
  private boolean holds(Operator operator, Number value) {
    double inexact = value.doubleValue();
    if (Double.isNaN(inexact) || isNaN) {
      return (Double.isNaN(inexact) && isNaN) ? operator.holds(0) : operator == Operator.DIFFERENT;
    } else if (number.isEmpty()) {
      return infinity()
          .map(bound -> operator.holds(Double.compare(inexact, bound)))
          .orElseGet(() -> holdsOfAnyNumber(operator));
    } else if (Double.isInfinite(inexact)) {
      return operator.holds(inexact > 0 ? 1 : -1);
    }
    return operator.holds(new BigDecimal(value.toString()).compareTo(number.get()));
  }

  /** Of a word that is no number; which of the two is less, nobody can say. */
  private boolean holdsOfAnyNumber(Operator operator) {
    if (operator != Operator.EQUAL && operator != Operator.DIFFERENT) {
      throw text.problem(position, "this is no number", "a number such as 0.1");
    }
    return operator == Operator.DIFFERENT;
  }

  private Optional<Double> infinity() {
    return switch (word) {
      case "inf", "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf", "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** A day is a span of time: less is before it, equal is within it. */
  private boolean holds(Operator operator, Instant time) {
    Span span =
        Span.of(word)
            .orElseThrow(
                () ->
                    text.problem(position, "this is no time", "2026-11-01 or '2026-11-01 12:30'"));
    int order = time.isBefore(span.start()) ? -1 : time.isBefore(span.end()) ? 0 : 1;
    return operator.holds(order);
  }

  private Duration length() {
    return Length.of(word)
        .orElseThrow(
            () ->
                text.problem(position, "this is no length of time", "90s, 15m, 1h30m or 0:15:00"));
  }
}
