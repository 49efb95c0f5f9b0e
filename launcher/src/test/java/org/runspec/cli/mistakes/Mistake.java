package org.runspec.cli.mistakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/**
 * A runspec with one mistake in it.
 *
 * @param what what was done, such as {@code max_iterations -> max_iteratons}
 * @param text the whole runspec
 * @param places where a problem may point; a column of 0 stands for the whole line
 * @param right the word to be suggested, where the mistake is a misspelling
 */
public record Mistake(
    MistakeKind kind, String what, String text, List<Position> places, Optional<String> right) {
  public Mistake {
    places = List.copyOf(places);
  }

  static Mistake at(MistakeKind kind, String what, String text, Position place) {
    return new Mistake(kind, what, text, List.of(place), Optional.empty());
  }

  /** The same mistake, which a problem may point at in another place too. */
  Mistake orAt(Position place) {
    List<Position> more = new ArrayList<>(places);
    more.add(place);
    return new Mistake(kind, what, text, more, right);
  }

  Mistake insteadOf(String word) {
    return new Mistake(kind, what, text, places, Optional.of(word));
  }

  /**
   * Whether a problem points at the mistake. Where two lines do not fit each other and neither is
   * odder than the other, nobody can tell which one was moved: naming both will do.
   */
  public boolean isAt(Problem problem) {
    Position position = problem.position();
    boolean named = problem.what().endsWith("line " + places.get(0).line());
    if (kind == MistakeKind.BAD_INDENTATION && named) {
      return true;
    }
    return places.stream()
        .anyMatch(
            place ->
                place.line() == position.line()
                    && (place.column() == 0 || place.column() == position.column()));
  }

  /** Whether a problem suggests the right word. */
  public boolean isMended(Problem problem) {
    String fix = problem.suggestion().orElse("");
    return right.isPresent() && words(fix).contains(right.get());
  }

  private static List<String> words(String text) {
    return List.of(text.replaceAll("[?,;'\":<>*]", " ").strip().split("\\s+"));
  }
}
