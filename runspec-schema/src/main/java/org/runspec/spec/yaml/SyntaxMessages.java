package org.runspec.spec.yaml;

import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says in a user's words what a YAML parser did not like. */
final class SyntaxMessages {
  private SyntaxMessages() {}

  static Problem of(YAMLException cause, String file) {
    if (!(cause instanceof MarkedYAMLException marked)) {
      return Problem.error(Position.ofFile(file), "", "this is not YAML: " + cause.getMessage());
    }
    String found = String.valueOf(marked.getProblem());
    String context = String.valueOf(marked.getContext());
    Mark mark = marked.getProblemMark();
    Mark opening = marked.getContextMark() == null ? mark : marked.getContextMark();
    if (found.contains("TAB")) {
      return at(mark, file, "a tab stands where only spaces may", "indent with spaces");
    }
    if (found.contains("mapping values are not allowed")) {
      return at(
          mark,
          file,
          "a ':' is not expected here",
          "check the indentation of this line, or quote the text if it contains ': '");
    }
    if (found.contains("escape")) {
      return at(
          mark,
          file,
          "the character behind this backslash is no escape",
          "write the text in single quotes, where backslashes mean nothing");
    }
    if (context.contains("quoted scalar")) {
      return at(opening, file, "this quote is never closed", "close it, or remove it");
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      return at(
          opening,
          file,
          "no name of an anchor stands behind this sign",
          "put the text in quotes, unless an anchor is meant, whose name is of letters and digits");
    }
    if (context.contains("flow sequence")) {
      return at(
          opening, file, "this list is not closed properly", "check for a missing ',' or ']'");
    }
    if (context.contains("flow mapping")) {
      return at(
          opening, file, "this mapping is not closed properly", "check for a missing ',' or '}'");
    }
    if (found.contains("expected ':'")) {
      return at(opening, file, "a key without ':' behind it", "write 'key: value'");
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return at(
          mark,
          file,
          "the indentation does not fit the lines above",
          "start this line in the same column as its neighbours");
    }
    if (found.contains("<document start>")) {
      return at(
          mark,
          file,
          "this does not belong to what stands above",
          "check the indentation of the lines above, and their brackets");
    }
    if (found.contains("cannot start any token")) {
      return at(mark, file, "text cannot start with this character", "put the text in quotes");
    }
    if (found.contains("sequence entries are not allowed")) {
      return at(mark, file, "a '- ' is not expected here", "start the list on a line of its own");
    }
    return at(mark, file, "this is not YAML: " + found, "check the lines around it");
  }

  private static Problem at(Mark mark, String file, String what, String fix) {
    Position position =
        mark == null
            ? Position.ofFile(file)
            : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    return Problem.error(position, "", what).suggesting(fix);
  }
}
