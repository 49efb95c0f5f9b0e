package org.runspec.spec.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between the parentheses of a function: texts with commas between. */
final class Arguments {
  private Arguments() {}

  /**
   * The texts, stripped; a comma in one that begins with a quote separates nothing.
   *
   * @return empty if such a quote is never closed
   */
  static Optional<List<String>> of(String inside) {
    if (inside.isBlank()) {
      return Optional.of(List.of());
    }
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    char quote = 0;
    for (char next : inside.toCharArray()) {
      if (quote != 0) {
        quote = next == quote ? 0 : quote;
      } else if ((next == '\'' || next == '"') && argument.toString().isBlank()) {
        quote = next;
      } else if (next == ',') {
        arguments.add(argument.toString().strip());
        argument.setLength(0);
        continue;
      }
      argument.append(next);
    }
    arguments.add(argument.toString().strip());
    return quote == 0 ? Optional.of(arguments) : Optional.empty();
  }
}
