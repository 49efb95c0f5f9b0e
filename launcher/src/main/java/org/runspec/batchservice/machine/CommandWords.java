package org.runspec.batchservice.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as a node takes it apart: words between blanks, with single and double quotes and
 * backslashes as in a POSIX shell, and nothing else of a shell: no variables, no redirection.
 */
final class CommandWords {
  private static final char NONE = 0;

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote = NONE;

  private CommandWords() {}

  /** The words of a command line. */
  static List<String> of(String line) {
    CommandWords words = new CommandWords();
    for (int i = 0; i < line.length(); i++) {
      char next = i + 1 < line.length() ? line.charAt(i + 1) : NONE;
      i += words.take(line.charAt(i), next);
    }
    words.end();
    return List.copyOf(words.words);
  }

  /** Takes a character; returns how many behind it were taken with it. */
  private int take(char character, char next) {
    if (isEscape(character, next)) {
      add(next);
      return 1;
    }
    if (quote != NONE) {
      if (character == quote) {
        quote = NONE;
      } else {
        word.append(character);
      }
    } else if (character == '\'' || character == '"') {
      quote = character;
      inWord = true;
    } else if (Character.isWhitespace(character)) {
      end();
    } else {
      add(character);
    }
    return 0;
  }

  private boolean isEscape(char character, char next) {
    if (character != '\\' || next == NONE || quote == '\'') {
      return false;
    }
    return quote == NONE || next == '"' || next == '\\';
  }

  private void add(char character) {
    word.append(character);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
