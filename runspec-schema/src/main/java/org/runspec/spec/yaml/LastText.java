package org.runspec.spec.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** The text or word that a YAML parser read last before it gave up. */
final class LastText {
  private LastText() {}

  /**
   * The last one that ends before a place; empty if it cannot be told.
   *
   * @param mark where the parser gave up
   */
  static Optional<ScalarToken> before(String text, Mark mark) {
    String read = text.substring(0, text.offsetByCodePoints(0, mark.getIndex()));
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    Scanner scanner = new ScannerImpl(new StreamReader(read), options);
    ScalarToken last = null;
    try {
      while (!scanner.checkToken(Token.ID.StreamEnd)) {
        if (scanner.getToken() instanceof ScalarToken scalar) {
          last = scalar;
        }
      }
    } catch (YAMLException e) {
      return Optional.empty(); // the text was cut off in the middle of something
    }
    return Optional.ofNullable(last);
  }
}
