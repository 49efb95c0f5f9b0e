package org.runspec.run.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * How wide and high this process's terminal is. Java does not know, and terminal libraries that do
 * take over its signals.
 */
final class TerminalSize {
  static final int USUAL_WIDTH = 80;
  static final int USUAL_HEIGHT = 24;

  private static final String COLUMNS = "COLUMNS";
  private static final String LINES = "LINES";
  private static final int PATIENCE_SECONDS = 2;

  private TerminalSize() {}

  /** Columns: those of the variable COLUMNS, else what stty says, else 80. */
  static int width(Map<String, String> environment) {
    return said(environment, COLUMNS).orElseGet(() -> second(stty()).orElse(USUAL_WIDTH));
  }

  /** Lines: those of the variable LINES, else what stty says, else 24. */
  static int height(Map<String, String> environment) {
    return said(environment, LINES).orElseGet(() -> first(stty()).orElse(USUAL_HEIGHT));
  }

  private static Optional<Integer> said(Map<String, String> environment, String variable) {
    OptionalInt number = number(environment.getOrDefault(variable, ""));
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private static String stty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // there is no stty, as on Windows
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** The lines of {@code 24 80}. */
  static OptionalInt first(String size) {
    String[] words = size.strip().split(" ", -1);
    return words.length == 2 ? number(words[0]) : OptionalInt.empty();
  }

  /** The columns of {@code 24 80}. */
  static OptionalInt second(String size) {
    String[] words = size.strip().split(" ", -1);
    return words.length == 2 ? number(words[1]) : OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    return text.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
