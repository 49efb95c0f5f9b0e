package org.runspec.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchAlgorithmsTest {
  private static final List<Dimension> SPACE =
      List.of(
          new Choices("lr", List.of(0.1, 0.01, 0.001), true),
          new Choices("net", List.of("small", "big"), false),
          new Choices("alone", List.of(7), true));

  private static SearchAlgorithm named(String name) {
    return SearchAlgorithms.named(name).orElseThrow();
  }

  private static List<Map<String, Object>> values(String algorithm, long seed, int runs) {
    return IntStream.range(0, runs)
        .mapToObj(run -> named(algorithm).next(SPACE, seed, run, List.of()))
        .toList();
  }

  @Test
  void algorithmsAreFoundByName() {
    assertEquals(List.of("bayesian", "dgd", "grid", "random"), SearchAlgorithms.names());
    assertEquals(Optional.empty(), SearchAlgorithms.named("Grid"));
    assertFalse(named("grid").learns());
    assertFalse(named("random").learns());
  }

  @Test
  void aGridVariesItsFirstDimensionFastest() {
    assertEquals(
        List.of(
            "{lr=0.1, net=small, alone=7}",
            "{lr=0.01, net=small, alone=7}",
            "{lr=0.001, net=small, alone=7}",
            "{lr=0.1, net=big, alone=7}",
            "{lr=0.01, net=big, alone=7}",
            "{lr=0.001, net=big, alone=7}",
            "{lr=0.1, net=small, alone=7}"),
        values("grid", 1, 7).stream().map(Map::toString).toList());
  }

  @Property
  void aGridTriesNoPointMoreThanOnceMoreThanAnother(@ForAll @IntRange(min = 1, max = 50) int runs) {
    Collection<Long> counts =
        values("grid", 0, runs).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values();

    long most = counts.stream().mapToLong(Long::longValue).max().orElseThrow();
    long least = counts.stream().mapToLong(Long::longValue).min().orElseThrow();
    assertTrue(most - least <= 1);
    assertEquals(Math.min(runs, 6), counts.size());
  }

  @Test
  void randomValuesStayTheSameForEver() {
    assertEquals(
        List.of(
            "{lr=0.01, net=big, alone=7}",
            "{lr=0.01, net=big, alone=7}",
            "{lr=0.1, net=big, alone=7}",
            "{lr=0.01, net=small, alone=7}"),
        values("random", 4711, 4).stream().map(Map::toString).toList());
  }

  @Property(tries = 20)
  void randomValuesAreEquallyLikely(@ForAll long seed) {
    Collection<Long> counts =
        values("random", seed, 6_000).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values();

    assertEquals(6, counts.size());
    counts.forEach(count -> assertTrue(Math.abs(count - 1_000) < 200, "about a sixth: " + count));
  }

  @Property
  void randomAndGridCareForNothingThatOtherRunsFound(
      @ForAll long seed, @ForAll @IntRange(max = 100_000) int run) {
    Map<String, Object> values = Map.of("lr", 0.1, "net", "small", "alone", 7);
    List<Trial> history = List.of(new Trial(0, values, OptionalDouble.of(1), true));
    for (String name : List.of("random", "grid")) {
      assertEquals(
          named(name).next(SPACE, seed, run, List.of()),
          named(name).next(SPACE, seed, run, history));
    }
  }
}
