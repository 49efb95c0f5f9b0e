package org.runspec.spec.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.tokens.ScalarToken;

/**
 * Says in a user's words what a YAML parser did not like, at the line that most likely has to be
 * mended.
 */
final class SyntaxMessages {
  private static final Pattern ITEM =
      Pattern.compile(" *- +(\\w{1,40}): +([\\w-]{1,40}) *(?:#.*)?");

  private final SourceText source;
  private final Places places;
  private final List<String> lines;

  private SyntaxMessages(SourceText source) {
    this.source = source;
    this.places = Places.in(source);
    this.lines = source.lines();
  }

  static Problem of(YAMLException cause, SourceText source) {
    if (!(cause instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return Problem.error(
          Position.ofFile(source.name()), "", "this is not YAML: " + cause.getMessage());
    }
    return new SyntaxMessages(source).of(marked);
  }

  private Problem of(MarkedYAMLException cause) {
    String found = String.valueOf(cause.getProblem());
    String context = String.valueOf(cause.getContext());
    Mark mark = cause.getProblemMark();
    Mark opening = cause.getContextMark() == null ? mark : cause.getContextMark();
    if (found.contains("TAB")) {
      return at(mark, "a tab stands where only spaces may", "indent with spaces");
    }
    if (found.contains("escape") && opening.getLine() == mark.getLine()) {
      return at(
          mark,
          "the character behind this backslash is no escape",
          "write the text in single quotes, where backslashes mean nothing");
    }
    if (context.contains("quoted scalar")) {
      return at(opening, "this quote is never closed", "close it, or remove it");
    }
    return ofLongText(mark, found).orElseGet(() -> of(found, context, mark, opening));
  }

  /**
   * Text that goes on for lines because its quote, or the colon behind its first word, is missing.
   */
  private Optional<Problem> ofLongText(Mark mark, String found) {
    Optional<ScalarToken> text =
        LastText.before(source.text(), mark).filter(token -> isLong(token));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Mark start = text.get().getStartMark();
    Position place = places.of(mark);
    int end = places.of(text.get().getEndMark()).line();
    if (!text.get().getPlain() && end == place.line()) {
      return Optional.of(
          at(
              start,
              "this quote is closed only in line " + end,
              "close it in this line, or remove it"));
    }
    if (!found.contains("mapping values are not allowed")) {
      return Optional.empty();
    }
    Position begin = places.of(start);
    Optional<Problem> nameless = ofMissingAnchor(begin.line());
    if (nameless.isPresent()) {
      return nameless;
    }
    if (Indentation.begins(line(begin), begin.column() - 1)) {
      return Optional.of(at(start, "a key without ':' behind it", "write 'key: value'"));
    }
    return Optional.of(
        Problem.error(
                lineStart(place.line()),
                "",
                "this line is indented so far that it goes on with the text of line "
                    + begin.line())
            .suggesting("start this line in the same column as its neighbours"));
  }

  /** A word behind the key of a list's item, which what stands below belongs to. */
  private Optional<Problem> ofMissingAnchor(int number) {
    Matcher item = ITEM.matcher(lines.get(number - 1));
    return item.matches()
        ? Optional.of(
            Problem.error(
                    new Position(source.name(), number, item.start(2) + 1),
                    "",
                    "lines that are indented further stand below this text")
                .suggesting(
                    "write '- "
                        + item.group(1)
                        + ": &"
                        + item.group(2)
                        + "' if it is to name them"))
        : Optional.empty();
  }

  /** The text of a place's line; the place may be right behind the last line. */
  private String line(Position place) {
    return place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
  }

  private Position lineStart(int number) {
    return new Position(source.name(), number, Indentation.of(lines.get(number - 1)) + 1);
  }

  private boolean isLong(ScalarToken token) {
    return places.of(token.getStartMark()).line() < places.of(token.getEndMark()).line();
  }

  private boolean isInOneLine(Mark mark) {
    return LastText.before(source.text(), mark)
        .map(text -> text.getStartMark().getLine() == mark.getLine())
        .orElse(false);
  }

  private Problem of(String found, String context, Mark mark, Mark opening) {
    if (found.contains("mapping values are not allowed")) {
      return at(
          mark,
          "a ':' is not expected here",
          "check the indentation of this line, or quote the text if it contains ': '");
    }
    boolean inFlow = context.contains("flow sequence") || context.contains("flow mapping");
    if (inFlow
        && found.endsWith("got :")
        && isInOneLine(mark)
        && opening.getLine() < mark.getLine()) {
      return at(mark, "a ':' is not expected here", "remove it, or check the line's brackets");
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      return at(
          opening,
          "no name of an anchor stands behind this sign",
          "put the text in quotes, unless an anchor is meant, whose name is of letters and digits");
    }
    if (context.contains("flow sequence")) {
      return at(opening, "this list is not closed properly", "check for a missing ',' or ']'");
    }
    if (context.contains("flow mapping")) {
      return at(opening, "this mapping is not closed properly", "check for a missing ',' or '}'");
    }
    if (found.contains("expected ':'")) {
      return at(opening, "a key without ':' behind it", "write 'key: value'");
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return ofIndentation(mark);
    }
    if (found.contains("<document start>")) {
      return at(
          mark,
          "this does not belong to what stands above",
          "check the indentation of the lines above, and their brackets");
    }
    if (found.contains("cannot start any token")) {
      return at(mark, "text cannot start with this character", "put the text in quotes");
    }
    if (found.contains("sequence entries are not allowed")) {
      return at(mark, "a '- ' is not expected here", "start the list on a line of its own");
    }
    return at(mark, "this is not YAML: " + found, "check the lines around it");
  }

  private Problem ofIndentation(Mark mark) {
    Position place = places.of(mark);
    if (place.line() > lines.size() || !Indentation.begins(line(place), place.column() - 1)) {
      return at(
          mark,
          "this does not fit what stands before it",
          "check this line for a ':', a quote or a bracket that is missing or too much");
    }
    Optional<Problem> nameless =
        place.line() > 1 ? ofMissingAnchor(place.line() - 1) : Optional.empty();
    if (nameless.isPresent() && nameless.get().position().column() > place.column()) {
      return nameless.get();
    }
    List<Integer> misfits = new Indentation(lines).misfits(place.line() - 1);
    return Problem.error(
            lineStart(misfits.get(0) + 1),
            "",
            "the indentation of this line does not fit that of line " + (misfits.get(1) + 1))
        .suggesting("start this line in the same column as its neighbours");
  }

  private Problem at(Mark mark, String what, String fix) {
    return Problem.error(places.of(mark), "", what).suggesting(fix);
  }
}
