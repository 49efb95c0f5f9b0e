package org.runspec.cli.launch.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The words of a line that a POSIX shell will read, as far as quotes and backslashes say what they
 * are; nothing in it is expanded. A list in brackets is part of its word with all blanks in it.
 */
final class ShellLine {
  private static final String BETWEEN = " \t\r\n;&|()<>";

  /** One command, its words replaced by a letter: with blanks and redirections. */
  private static final Pattern SIMPLE = Pattern.compile("w(?:[ \\t]|w|(?:<|>>?)(?:&|[ \\t]*)w)*");

  private final String line;
  private final Predicate<String> option;
  private final List<Word> words = new ArrayList<>();
  private int at;

  private ShellLine(String line, Predicate<String> option) {
    this.line = line;
    this.option = option;
  }

  /**
   * A word.
   *
   * @param text without quotes; a backslash stays before a bracket
   * @param start where it begins in the line
   * @param end where the rest of the line begins
   */
  record Word(String text, int start, int end) {}

  /**
   * Reads a line up to its remark, if it has one.
   *
   * @param option whether a list may stand behind such a text: {@code --lr=}
   */
  static List<Word> words(String line, Predicate<String> option) {
    ShellLine read = new ShellLine(line, option);
    read.words();
    return read.words;
  }

  /** Where something can be appended: before a remark and the blanks before that. */
  static int end(String line) {
    ShellLine read = new ShellLine(line, text -> false);
    read.words();
    return line.substring(0, read.at).stripTrailing().length();
  }

  /**
   * Whether an option behind the last word reaches the program that the line begins with: no other
   * command stands before or behind it, and it goes nowhere but to files.
   */
  static boolean isOneCommand(String line) {
    String rest = line.substring(0, end(line)).strip();
    StringBuilder between = new StringBuilder();
    int copied = 0;
    for (Word word : words(rest, text -> false)) {
      between.append(rest, copied, word.start()).append('w');
      copied = word.end();
    }
    between.append(rest.substring(copied));
    return SIMPLE.matcher(between).matches();
  }

  private void words() {
    while (at < line.length()) {
      char next = line.charAt(at);
      if (next == '#') {
        return;
      } else if (BETWEEN.indexOf(next) >= 0) {
        at++;
      } else {
        int start = at;
        String text = word();
        words.add(new Word(text, start, at));
      }
    }
  }

  private String word() {
    StringBuilder text = new StringBuilder();
    while (at < line.length() && BETWEEN.indexOf(line.charAt(at)) < 0) {
      char next = line.charAt(at);
      if (next == '\'' || next == '"') {
        quoted(next, text);
      } else if (next == '\\' && at + 1 < line.length()) {
        escaped(text);
      } else if (next == '[' && option.test(text.toString())) {
        list(text);
      } else {
        text.append(next);
        at++;
      }
    }
    return text.toString();
  }

  private void quoted(char quote, StringBuilder text) {
    for (at++; at < line.length() && line.charAt(at) != quote; at++) {
      boolean escapes = quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length();
      if (escapes && "$`\"\\".indexOf(line.charAt(at + 1)) >= 0) {
        at++;
      }
      text.append(line.charAt(at));
    }
    if (at == line.length()) {
      text.append(quote); // the shell will complain
    } else {
      at++;
    }
  }

  private void escaped(StringBuilder text) {
    char next = line.charAt(at + 1);
    text.append(next == '[' ? "\\[" : String.valueOf(next));
    at += 2;
  }

  private void list(StringBuilder text) {
    int end = line.indexOf(']', at);
    String inside = end < 0 ? "" : line.substring(at + 1, end);
    int until = end < 0 || inside.contains("[") ? at + 1 : end + 1;
    text.append(line, at, until);
    at = until;
  }
}
