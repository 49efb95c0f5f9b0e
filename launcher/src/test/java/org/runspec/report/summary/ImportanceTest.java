package org.runspec.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.report.summary.Importance.Share;

class ImportanceTest {
  private static final Dimension LR = SearchedRuns.ordered("lr", 0.001, 0.01, 0.1);
  private static final Dimension KIND = SearchedRuns.unordered("kind", "gru", "lstm", "rnn");
  private static final Dimension DROPOUT =
      Dimension.drawn(
          "dropout",
          new Distribution(Distribution.Kind.UNIFORM, List.of(0.0, 1.0), Optional.empty()));

  /** What a run with such values comes to. */
  private interface Objective extends BiFunction<Map<String, Object>, Random, Double> {}

  private static Importance of(int runs, Objective objective) {
    return of(runs, 7, objective);
  }

  private static Importance of(int runs, int seed, Objective objective) {
    Random random = new Random(seed);
    SearchedRuns searched = new SearchedRuns();
    for (int run = 0; run < runs; run++) {
      Map<String, Object> values =
          Map.of("lr", one(LR, random), "kind", one(KIND, random), "dropout", random.nextDouble());
      searched.completed(values, objective.apply(values, random));
    }
    return Importance.of(
        searched.scores(LR, KIND, DROPOUT).runs(), List.of(LR, KIND, DROPOUT), true);
  }

  private static Object one(Dimension dimension, Random random) {
    return dimension.values().get(random.nextInt(dimension.values().size()));
  }

  private static Share share(Importance importance, String name) {
    return importance.shares().stream()
        .filter(share -> share.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double number(Map<String, Object> values, String name) {
    return ((Number) values.get(name)).doubleValue();
  }

  @Test
  void whatDecidesMattersAndWhatDoesNotIsNotSeen() {
    Importance importance =
        of(60, (values, random) -> number(values, "lr") * 10 + 0.1 * random.nextGaussian());

    assertEquals("lr", importance.shares().get(0).name());
    assertTrue(share(importance, "lr").share() > 0.5, importance.toString());
    assertTrue(share(importance, "lr").isSeen());
    assertEquals("0.1", share(importance, "lr").level());
    assertTrue(share(importance, "kind").share() < 0.05, importance.toString());
    assertTrue(share(importance, "dropout").share() < 0.05, importance.toString());
  }

  @Test
  void valuesInNoOrderAndContinuousOnesMatterAsWell() {
    Importance importance =
        of(
            80,
            (values, random) ->
                (values.get("kind").equals("lstm") ? 1.0 : 0.0)
                    - 4 * Math.pow(number(values, "dropout") - 0.5, 2)
                    + 0.1 * random.nextGaussian());

    assertTrue(share(importance, "kind").isSeen(), importance.toString());
    assertEquals("lstm", share(importance, "kind").level());
    assertTrue(share(importance, "dropout").isSeen(), importance.toString());
    assertFalse(share(importance, "lr").isSeen(), importance.toString());
    assertTrue(importance.together() > 0.5, importance.toString());
  }

  @Test
  void chanceMattersNothing() {
    Importance importance = of(40, (values, random) -> random.nextGaussian());

    assertTrue(importance.together() < 0.15, importance.toString());
    assertTrue(
        importance.shares().stream().allMatch(share -> share.share() < 0.15),
        importance.toString());
  }

  /** With one standard error in place of two it would be every tenth. */
  @Test
  void whatDoesNotMatterIsSeldomSeen() {
    int trials = 200;
    int seen = 0;
    for (int seed = 0; seed < trials; seed++) {
      Importance importance =
          of(15, seed, (values, random) -> number(values, "lr") * 30 + 0.5 * random.nextGaussian());
      seen += share(importance, "kind").isSeen() ? 1 : 0;
      seen += share(importance, "dropout").isSeen() ? 1 : 0;
    }

    assertTrue(seen <= 0.04 * 2 * trials, seen + " of " + 2 * trials);
  }

  /** As searches do: late runs have the best values of everything at once. */
  @Test
  void whatOnlyCameWithTheBestDoesNotMatter() {
    Random random = new Random(3);
    SearchedRuns runs = new SearchedRuns();
    for (int run = 0; run < 80; run++) {
      boolean isLate = run > 30;
      Object lr = isLate && random.nextInt(5) > 0 ? (Object) 0.1 : one(LR, random);
      Object kind = isLate && random.nextInt(5) > 0 ? "gru" : one(KIND, random);
      double objective = ((Number) lr).doubleValue() * 10 + 0.2 * random.nextGaussian();
      runs.completed(Map.of("lr", lr, "kind", kind), objective);
    }

    Importance importance = Importance.of(runs.scores(LR, KIND).runs(), List.of(LR, KIND), true);

    assertTrue(share(importance, "lr").share() > 0.3, importance.toString());
    assertTrue(share(importance, "kind").share() < 0.05, importance.toString());
  }

  /** Nearly all runs of a search that has settled have the same, best values. */
  @Test
  void whatASearchSettledOnMatters() {
    Dimension rate =
        Dimension.drawn(
            "rate",
            new Distribution(Distribution.Kind.LOGUNIFORM, List.of(1e-5, 1.0), Optional.empty()));
    Random random = new Random(5);
    SearchedRuns runs = new SearchedRuns();
    for (int run = 0; run < 300; run++) {
      boolean isSettled = run > 40 && random.nextInt(20) > 0;
      double order = isSettled ? -2.5 + 0.1 * random.nextGaussian() : -5 * random.nextDouble();
      Object kind = one(KIND, random);
      double objective = -Math.pow(order + 2.5, 2) + 0.05 * random.nextGaussian();
      runs.completed(Map.of("rate", Math.pow(10, order), "kind", kind), objective);
    }

    Importance importance =
        Importance.of(runs.scores(rate, KIND).runs(), List.of(rate, KIND), true);

    assertTrue(share(importance, "rate").share() > 0.5, importance.toString());
    assertTrue(share(importance, "rate").isSeen(), importance.toString());
    assertFalse(share(importance, "kind").isSeen(), importance.toString());
  }

  /** The better of two kinds was mostly tried at the worst rate. */
  @Test
  void theBestValueIsTheOneThatMakesRunsBetterWhateverElseTheyHad() {
    SearchedRuns runs = new SearchedRuns();
    for (int run = 0; run < 40; run++) {
      boolean isMisplaced = run % 5 < 4;
      Object kind = run % 2 == 0 ? "gru" : "lstm";
      Object lr = kind.equals("lstm") == isMisplaced ? 0.001 : 0.1;
      double gain = kind.equals("lstm") ? 0.2 : 0;
      runs.completed(Map.of("lr", lr, "kind", kind), 10 * (double) lr + gain + run * 1e-4);
    }

    Importance importance = Importance.of(runs.scores(LR, KIND).runs(), List.of(LR, KIND), true);

    assertEquals("lstm", share(importance, "kind").level());
    assertEquals("0.1", share(importance, "lr").level());
  }

  @Test
  void aRunThatDivergedCountsAsTheWorstAndNoMore() {
    Supplier<SearchedRuns> runs =
        () -> {
          SearchedRuns searched = new SearchedRuns();
          for (int run = 0; run < 30; run++) {
            Object lr = LR.values().get(run % 3);
            searched.completed(Map.of("lr", lr), ((Number) lr).doubleValue() + run * 1e-5);
          }
          return searched;
        };
    SearchedRuns diverged = runs.get().completed(Map.of("lr", 0.001), -1e30);
    SearchedRuns worst = runs.get().completed(Map.of("lr", 0.001), -1.0);

    assertEquals(
        Importance.of(worst.scores(LR).runs(), List.of(LR), true).together(),
        Importance.of(diverged.scores(LR).runs(), List.of(LR), true).together());
  }

  @Test
  void fewRunsSayNothing() {
    Importance importance = of(9, (values, random) -> number(values, "lr"));

    assertFalse(importance.isKnown());
    assertEquals(
        "How much each hyperparameter matters takes 10 runs with an objective to say; there are"
            + " 9.",
        new ImportanceText(importance).doubt(3));
  }

  @Test
  void equalRunsSayThatNothingMatters() {
    Importance importance = of(20, (values, random) -> 5.0);

    assertFalse(importance.isKnown());
    assertEquals(
        "All runs came to the same, so that no hyperparameter matters.",
        new ImportanceText(importance).doubt(3));
  }

  @Test
  void ofVeryManyRunsSomeAreTaken() {
    Importance importance =
        of(10_000, (values, random) -> number(values, "dropout") + random.nextGaussian());

    assertEquals(2_000, importance.runs());
    assertEquals("dropout", importance.shares().get(0).name());
  }
}
