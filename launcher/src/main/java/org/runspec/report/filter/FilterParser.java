package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.report.filter.Condition.Name;
import org.runspec.report.filter.Token.Kind;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/**
 * Reads a condition:
 *
 * <pre>
 * or         = and {("or" | "||" | "|") and}
 * and        = not {("and" | "&amp;&amp;" | "&amp;") not}
 * not        = ("not" | "!" | "~") not | "(" or ")" | comparison
 * comparison = name operator value | name ["not"] "in" "[" value {"," value} "]"   or with ( and )
 * operator   = "=" | "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "~"
 * </pre>
 */
final class FilterParser {
  private static final int DEEPEST = 200;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME_OF_DAY = Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?Z?");
  private static final String EXAMPLE = "'loss < 0.1 and status = completed'";

  private final FilterText text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  private FilterParser(FilterText text) {
    this.text = text;
    this.tokens = Tokens.of(text);
  }

  static Condition read(FilterText text) {
    FilterParser parser = new FilterParser(text);
    Condition condition = parser.or();
    if (parser.next().kind() != Kind.END) {
      throw parser.unexpected("'and', 'or' or the end");
    }
    return condition;
  }

  private Token next() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private boolean takes(String word, String... signs) {
    boolean isNext = next().isWord(word);
    for (String sign : signs) {
      isNext |= next().isSign(sign);
    }
    at += isNext ? 1 : 0;
    return isNext;
  }

  private Condition or() {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (takes("or", "||", "|")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }

  private Condition and() {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (takes("and", "&&", "&")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  private Condition not() {
    if (++depth > DEEPEST) {
      throw text.problem(next().position(), "it is nested too deeply", "fewer parentheses");
    }
    try {
      if (takes("not", "!", "~")) {
        return new Condition.Not(not());
      } else if (next().isSign("(")) {
        at++;
        Condition inner = or();
        if (!next().isSign(")")) {
          throw unexpected("')'");
        }
        at++;
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Condition comparison() {
    if (!next().isValue()) {
      throw unexpected("the name of a column");
    }
    Token word = take();
    Name name = new Name(word.text(), word.position());
    if (next().isWord("not") && tokens.get(at + 1).isWord("in")) {
      at += 2;
      return new Condition.Not(anyOf(name));
    } else if (takes("in")) {
      return anyOf(name);
    }
    Optional<Operator> operator = Operator.of(next());
    if (operator.isEmpty()) {
      throw unexpected("=, !=, <, <=, >, >=, ~ or in");
    }
    at++;
    return compared(name, operator.get());
  }

  private Condition anyOf(Name name) {
    String end = next().isSign("(") ? ")" : "]";
    if (!next().isSign("[") && !next().isSign("(")) {
      throw unexpected("'[' and the values");
    }
    List<Condition> values = new ArrayList<>();
    do {
      at++;
      values.add(compared(name, Operator.EQUAL));
    } while (next().isSign(","));
    if (!next().isSign(end)) {
      throw unexpected("',' or '" + end + "'");
    }
    at++;
    return new Condition.Or(values);
  }

  private Condition compared(Name name, Operator operator) {
    if (!next().isValue()) {
      throw unexpected("a value");
    }
    Token value = take();
    boolean isNone = value.isWord("none") || value.isWord("null");
    if (isNone && operator == Operator.EQUAL) {
      return new Condition.Absent(name, value.text());
    } else if (isNone && operator == Operator.DIFFERENT) {
      return new Condition.Not(new Condition.Absent(name, value.text()));
    }
    String words = value.text();
    if (value.kind() == Kind.WORD
        && DATE.matcher(words).matches()
        && next().kind() == Kind.WORD
        && TIME_OF_DAY.matcher(next().text()).matches()) {
      words += "T" + take().text();
    }
    return new Condition.Comparison(
        name,
        operator,
        Literal.of(text, words, value.kind() == Kind.QUOTED, value.position(), operator));
  }

  private UserProblem unexpected(String wanted) {
    Token found = next();
    String near =
        found.kind() == Kind.WORD && at > 0
            ? Nearest.question(found.text(), List.of("and", "or", "in", "not"))
                .map(question -> "; " + question)
                .orElse("")
            : "";
    return text.problem(
        found.position(), "there is " + found.shown() + " instead of " + wanted + near, EXAMPLE);
  }
}
