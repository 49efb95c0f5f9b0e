package org.runspec.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A block of a Markdown page between two lines of backticks.
 *
 * @param line where its first line stands, from 1
 * @param info the words behind the opening backticks: the language, then marks such as {@code
 *     file=fit.py}
 * @param lines what stands in it
 */
record FencedBlock(int line, List<String> info, List<String> lines) {
  FencedBlock {
    info = List.copyOf(info);
    lines = List.copyOf(lines);
  }

  static FencedBlock of(int line, String info, List<String> lines) {
    return new FencedBlock(line, Arrays.asList(info.strip().split("\\s+")), lines);
  }

  String language() {
    return info.get(0);
  }

  boolean isMarked(String word) {
    return info.contains(word);
  }

  /** The value of a mark {@code name=value}. */
  Optional<String> mark(String name) {
    return info.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
