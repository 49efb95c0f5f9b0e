package org.runspec.spec.yaml;

import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;

/** What tags make of values: those of the core schema say a type, all others are refused. */
final class Tags {
  private static final String NOT_SPECIFIC = "!";

  private final Problems problems;

  Tags(Problems problems) {
    this.problems = problems;
  }

  /**
   * The value of a scalar.
   *
   * @param tag null where there is none
   * @param untagged what it would be without the tag
   */
  Object valueOf(String tag, String text, Object untagged, Position position) {
    if (tag == null) {
      return untagged;
    }
    if (tag.equals(NOT_SPECIFIC) || tag.equals(CoreTag.STR.uri())) {
      return text;
    }
    Optional<CoreTag> core = CoreTag.of(tag);
    if (core.isEmpty()) {
      refuse(tag, position);
      return untagged;
    }
    Object value = PlainScalars.valueOf(text);
    if (!core.get().fits(value)) {
      problems.add(Problem.error(position, "", Quote.of(text) + " is not " + core.get().phrase()));
    }
    return value;
  }

  /**
   * Refuses a tag that says something else of a list or mapping than it is.
   *
   * @param tag null where there is none
   */
  void check(String tag, CoreTag own, Position position) {
    if (tag != null && !tag.equals(NOT_SPECIFIC) && !tag.equals(own.uri())) {
      refuse(tag, position);
    }
  }

  private void refuse(String tag, Position position) {
    problems.add(
        Problem.error(position, "", "the tag " + tag + " is not known")
            .allowing("a runspec holds plain values only")
            .suggesting("remove the tag"));
  }
}
