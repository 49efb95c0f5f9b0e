package org.runspec.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridDescentTest {
  private static final SearchAlgorithm DESCENT = SearchAlgorithms.named("dgd").orElseThrow();
  private static final List<Dimension> SPACE =
      List.of(
          new Choices("x", List.of(1, 2, 3, 4, 5), true),
          new Choices("kind", List.of("a", "b", "c"), false));

  private final List<Trial> history = new ArrayList<>();

  private void ended(int x, String kind, double score) {
    history.add(
        new Trial(history.size(), Map.of("x", x, "kind", kind), OptionalDouble.of(score), true));
  }

  private void without(int x, String kind, boolean ended) {
    history.add(
        new Trial(history.size(), Map.of("x", x, "kind", kind), OptionalDouble.empty(), ended));
  }

  /** How often each point is tried by many runs that know the same. */
  private Map<String, Long> tries() {
    return IntStream.range(0, 4_000)
        .mapToObj(run -> DESCENT.next(SPACE, 1, run, history))
        .map(values -> values.get("x") + "" + values.get("kind"))
        .collect(Collectors.groupingBy(point -> point, Collectors.counting()));
  }

  @Test
  void withoutScoresEveryPointIsTried() {
    without(3, "a", false);
    without(3, "b", true);

    assertEquals(15, tries().size());
  }

  @Test
  void neighboursAreTheNextOrderedValuesAndAllUnorderedOnes() {
    ended(1, "b", 0);
    ended(3, "a", 1);

    assertEquals(Set.of("3a", "2a", "4a", "3b", "3c"), tries().keySet());
  }

  @Test
  void thereIsNothingBeyondTheEnds() {
    ended(5, "c", 1);

    assertEquals(Set.of("5c", "4c", "5a", "5b"), tries().keySet());
  }

  @Test
  void whatWasTriedLessIsMoreLikely() {
    ended(5, "c", 1);
    ended(5, "c", 1);
    ended(4, "c", 0);

    // weights 1, 2, 3, 3 of nine
    Map<String, Long> tries = tries();
    assertEquals(444, tries.get("5c"), 80);
    assertEquals(889, tries.get("4c"), 100);
    assertEquals(1333, tries.get("5a"), 120);
  }

  @Test
  void runsThatGoOnOrFailedCountAsTried() {
    ended(5, "c", 1);
    without(5, "a", false);
    without(5, "a", true);
    without(5, "b", true);
    without(5, "b", true);

    // weights 2, 1, 1, 3 of seven
    Map<String, Long> tries = tries();
    assertEquals(571, tries.get("5a"), 90);
    assertEquals(571, tries.get("5b"), 90);
    assertEquals(1714, tries.get("4c"), 130);
  }

  @Test
  void thePointWithTheBestMeanDecidesNotTheLuckiestRun() {
    ended(1, "a", 10);
    ended(1, "a", 0);
    ended(4, "b", 6);

    assertTrue(tries().containsKey("4b"));
    assertFalse(tries().containsKey("1a"));
  }

  @Test
  void scoresThatAreNoNumbersTeachNothing() {
    ended(4, "b", 1);
    ended(1, "a", Double.NaN);
    ended(1, "a", Double.POSITIVE_INFINITY);

    assertFalse(tries().containsKey("1a"));
  }

  @Test
  void runsOffTheGridTeachNothing() {
    ended(4, "b", 1);
    ended(7, "a", 5);
    history.add(new Trial(9, Map.of("x", 1), OptionalDouble.of(9), true));

    assertTrue(tries().containsKey("4b"));
    assertFalse(tries().containsKey("1a"));
  }

  @Test
  void numbersKeepTheirMeaningInFiles() {
    history.add(new Trial(0, Map.of("x", 4.0, "kind", "b"), OptionalDouble.of(1), true));

    assertTrue(tries().containsKey("4b"));
  }
}
