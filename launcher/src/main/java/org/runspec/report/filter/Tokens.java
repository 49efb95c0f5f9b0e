package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.runspec.report.filter.Token.Kind;

/** Cuts a condition into tokens, and writes some of them. */
final class Tokens {
  private static final List<String> SIGNS =
      List.of(
          "==", "!=", "<=", ">=", "<>", "&&", "||", "=", "<", ">", "~", "!", "&", "|", "(", ")",
          "[", "]", ",");
  private static final String QUOTES = "\"'`";
  private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "none", "null");

  private final FilterText text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(FilterText text) {
    this.text = text;
  }

  /**
   * The tokens, the last of kind {@link Kind#END}.
   *
   * @throws org.runspec.spec.problem.UserProblem if a quote is not closed
   */
  static List<Token> of(FilterText text) {
    Tokens all = new Tokens(text);
    String whole = text.text();
    while (all.at < whole.length()) {
      if (Character.isWhitespace(whole.charAt(all.at))) {
        all.at++;
      } else if (QUOTES.indexOf(whole.charAt(all.at)) >= 0) {
        all.quoted();
      } else if (!all.sign()) {
        all.word();
      }
    }
    all.tokens.add(new Token(Kind.END, "", whole.length()));
    return all.tokens;
  }

  /** A quote in quoted text is written twice. */
  private void quoted() {
    int start = at;
    char quote = text.text().charAt(at++);
    StringBuilder content = new StringBuilder();
    while (true) {
      int end = text.text().indexOf(quote, at);
      if (end < 0) {
        String fix = "another " + quote + " behind the text";
        throw text.problem(start, "this quote is not closed", fix);
      }
      content.append(text.text(), at, end);
      at = end + 1;
      if (at == text.text().length() || text.text().charAt(at) != quote) {
        tokens.add(new Token(Kind.QUOTED, content.toString(), start));
        return;
      }
      content.append(quote);
      at++;
    }
  }

  private boolean sign() {
    for (String sign : SIGNS) {
      if (text.text().startsWith(sign, at)) {
        tokens.add(new Token(Kind.SIGN, sign, at));
        at += sign.length();
        return true;
      }
    }
    return false;
  }

  private void word() {
    int start = at;
    while (at < text.text().length() && isOfWord(text.text().charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, text.text().substring(start, at), start));
  }

  private static boolean isOfWord(char c) {
    return !Character.isWhitespace(c) && "=!<>~&|()[],\"'`".indexOf(c) < 0;
  }

  /** A name as one can type it: in quotes if it would be taken for something else. */
  static String written(String word) {
    boolean isPlain =
        !word.isEmpty()
            && word.chars().allMatch(c -> isOfWord((char) c))
            && !Wildcard.isIn(word)
            && !RESERVED.contains(word.toLowerCase(Locale.ROOT));
    return isPlain ? word : quoted(word);
  }

  static String quoted(String word) {
    return "'" + word.replace("'", "''") + "'";
  }
}
