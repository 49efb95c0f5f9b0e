package org.runspec.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Invisible;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/**
 * Characters that look like blanks, or like nothing, in places where only plain spaces mean
 * something: before a line's text, and behind the colon of a key. To YAML they are letters.
 */
final class MistakenBlanks {
  private static final Pattern BEFORE =
      Pattern.compile("^ *(?:- *)*(?:[^ :#'\"]+: *)?(?=[^\\p{ASCII}])");

  private MistakenBlanks() {}

  /** One problem for each line that has one. */
  static List<Problem> in(SourceText source) {
    List<Problem> problems = new ArrayList<>();
    List<String> lines = source.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher before = BEFORE.matcher(line);
      if (before.find() && Invisible.is(line.codePointAt(before.end()))) {
        int column = line.codePointCount(0, before.end()) + 1;
        problems.add(
            problem(new Position(source.name(), i + 1, column), line.codePointAt(before.end())));
      }
    }
    return problems;
  }

  private static Problem problem(Position position, int character) {
    boolean blank = Character.getType(character) == Character.SPACE_SEPARATOR;
    return Problem.error(
            position,
            "",
            "the character " + Invisible.name(character) + " stands where only spaces may")
        .suggesting(blank ? "put a plain space in its place" : "remove it");
  }
}
