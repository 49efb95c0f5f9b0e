package org.runspec.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.runspec.job.Distribution;
import org.runspec.job.Distribution.Kind;

class BayesianSearchTest {
  private static final SearchAlgorithm BAYESIAN = SearchAlgorithms.named("bayesian").orElseThrow();
  private static final List<Dimension> SPACE =
      List.of(
          range("rate", Kind.LOGUNIFORM, 1e-6, 1, Optional.empty()),
          range("width", Kind.UNIFORM, 16, 256, Optional.of(16.0)),
          range("noise", Kind.NORMAL, 0, 1, Optional.empty()),
          range("seed", Kind.RANDINT, 0, 65_534, Optional.of(1.0)),
          new Choices("depth", List.of(1, 2, 3, 4), true),
          new Choices("net", List.of("small", "big", "none"), false),
          new Choices("alone", List.of(true), false));

  private static Range range(
      String name, Kind kind, double first, double second, Optional<Double> step) {
    return new Range(name, new Distribution(kind, List.of(first, second), step));
  }

  /** Best at rate 0.01, depth 3, a big net. */
  private static double score(Map<String, Object> values) {
    double rate = Math.log10(((Number) values.get("rate")).doubleValue()) + 2;
    double depth = ((Number) values.get("depth")).doubleValue() - 3;
    return -rate * rate - depth * depth - (values.get("net").equals("big") ? 0 : 1);
  }

  private static List<Trial> searched(
      long seed, int runs, ToDoubleFunction<Map<String, Object>> score) {
    List<Trial> history = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Map<String, Object> values = BAYESIAN.next(SPACE, seed, run, history);
      history.add(new Trial(run, values, OptionalDouble.of(score.applyAsDouble(values)), true));
    }
    return history;
  }

  private static double meanOfLast(List<Trial> history, int count) {
    return history.subList(history.size() - count, history.size()).stream()
        .mapToDouble(trial -> score(trial.values()))
        .average()
        .orElseThrow();
  }

  /** Values that are drawn score -6.2 on average. */
  @Test
  void itLooksWhereItIsBetter() {
    double last = 0;
    double best = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<Trial> history = searched(seed, 80, BayesianSearchTest::score);
      last += meanOfLast(history, 20) / 20;
      best +=
          history.stream().mapToDouble(trial -> trial.score().orElseThrow()).max().orElseThrow()
              / 20;
    }

    assertTrue(best > -0.05, "best of 80: " + best);
    assertTrue(last > -3, "mean of the last: " + last);
  }

  @Test
  void theSameKnowledgeGivesTheSameValues() {
    List<Trial> history = searched(1, 30, BayesianSearchTest::score);

    assertEquals(
        BAYESIAN.next(SPACE, 1, 30, history),
        BAYESIAN.next(SPACE, 1, 30, new ArrayList<>(history)));
    assertNotEquals(BAYESIAN.next(SPACE, 1, 30, history), BAYESIAN.next(SPACE, 2, 30, history));
  }

  @Test
  void valuesStayTheSameForEver() {
    List<Trial> history = searched(4711, 12, BayesianSearchTest::score);

    assertEquals(
        "{rate=0.029892, width=32, noise=0.88578, seed=8457, depth=3, net=small, alone=true}\n"
            + "{rate=0.0835087, width=16, noise=0.528924, seed=40383, depth=3, net=small, alone=true}",
        history.get(0).values() + "\n" + history.get(11).values());
  }

  @Test
  void runsThatGoOnKeepOthersAway() {
    List<Dimension> space = List.of(new Choices("x", List.of(0, 1, 2, 3, 4, 5, 6, 7), true));
    List<Trial> history = new ArrayList<>();
    for (int run = 0; run < 24; run++) {
      int x = run % 8;
      history.add(new Trial(run, Map.of("x", x), OptionalDouble.of(-Math.abs(x - 3)), true));
    }
    assertEquals(Set.of(3), chosen(space, history));

    for (int run = 24; run < 60; run++) {
      history.add(new Trial(run, Map.of("x", 3), OptionalDouble.empty(), false));
    }
    assertFalse(chosen(space, history).contains(3));
  }

  private static Set<Object> chosen(List<Dimension> space, List<Trial> history) {
    Set<Object> chosen = new HashSet<>();
    for (int run = 100; run < 130; run++) {
      chosen.add(BAYESIAN.next(space, 5, run, history).get("x"));
    }
    return chosen;
  }

  @Test
  void theFirstRunsAreSpread() {
    List<Dimension> space = List.of(range("x", Kind.UNIFORM, 0, 1, Optional.empty()));
    List<Integer> tenths =
        IntStream.range(0, 10)
            .mapToObj(run -> BAYESIAN.next(space, 3, run, List.of()).get("x"))
            .map(x -> (int) (10 * (double) x))
            .distinct()
            .toList();

    assertTrue(tenths.size() >= 8, tenths.toString());
  }

  @Property(tries = 20)
  void whatTeachesNothingDoesNoHarm(@ForAll long seed) {
    List<Trial> history = new ArrayList<>(searched(seed, 15, BayesianSearchTest::score));
    Map<String, Object> values = history.get(0).values();
    history.add(new Trial(15, values, OptionalDouble.of(Double.NaN), true));
    history.add(new Trial(16, values, OptionalDouble.of(Double.NEGATIVE_INFINITY), true));
    history.add(new Trial(17, Map.of("rate", "high"), OptionalDouble.of(99), true));
    history.add(new Trial(18, Map.of(), OptionalDouble.empty(), false));

    Map<String, Object> next = BAYESIAN.next(SPACE, seed, 19, history);
    assertEquals(SPACE.stream().map(Dimension::name).toList(), new ArrayList<>(next.keySet()));
    assertTrue((double) next.get("rate") >= 1e-6 && (double) next.get("rate") <= 1);
  }

  @Test
  void equalScoresAreNoReasonToStop() {
    List<Trial> history = searched(1, 40, values -> 1);

    assertTrue(history.stream().map(Trial::values).distinct().count() > 35);
  }
}
