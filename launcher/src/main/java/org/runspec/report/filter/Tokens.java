package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.filter.Token.Kind;

/** Cuts a condition into tokens. */
final class Tokens {
  private static final List<String> SIGNS =
      List.of(
          "==", "!=", "<=", ">=", "<>", "&&", "||", "=", "<", ">", "~", "!", "&", "|", "(", ")",
          "[", "]", ",");
  private static final String QUOTES = "\"'`";

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

  private void quoted() {
    char quote = text.text().charAt(at);
    int end = text.text().indexOf(quote, at + 1);
    if (end < 0) {
      throw text.problem(at, "this quote is not closed", "another " + quote + " behind the text");
    }
    tokens.add(new Token(Kind.QUOTED, text.text().substring(at + 1, end), at));
    at = end + 1;
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
}
