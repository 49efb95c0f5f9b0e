package org.runspec.run.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/**
 * How wide this process's terminal is. Java does not know, and terminal libraries that do take over
 * its signals.
 */
final class TerminalWidth {
  private static final String COLUMNS = "COLUMNS";
  static final int USUAL = 80;
  private static final int PATIENCE_SECONDS = 2;

  private TerminalWidth() {}

  /** Columns: those of the variable COLUMNS, else what stty says, else 80. */
  static int ask(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(COLUMNS))
        .map(TerminalWidth::number)
        .filter(OptionalInt::isPresent)
        .orElseGet(TerminalWidth::ofStty)
        .orElse(USUAL);
  }

  private static OptionalInt ofStty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return OptionalInt.empty();
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return columns(size);
    } catch (IOException e) {
      return OptionalInt.empty(); // there is no stty, as on Windows
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** The second number of {@code 24 80}. */
  static OptionalInt columns(String size) {
    Scanner words = new Scanner(size);
    return words.hasNextInt() && words.nextInt() >= 0 && words.hasNext()
        ? number(words.next())
        : OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    return text.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
