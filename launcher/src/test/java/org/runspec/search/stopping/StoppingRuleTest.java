package org.runspec.search.stopping;

import static java.lang.Double.NEGATIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.runspec.search.stopping.StoppingRule.Median;
import org.runspec.search.stopping.StoppingRule.Schedule;
import org.runspec.search.stopping.StoppingRule.SuccessiveHalving;
import org.runspec.search.stopping.StoppingRule.Truncation;

class StoppingRuleTest {
  private static final Schedule EACH = new Schedule(1, 1);
  private static final List<StoppingRule> ALL =
      List.of(new Median(EACH), new Truncation(EACH, 0.3), new SuccessiveHalving(1, 2));

  /** The reports of a run. */
  private static double[] run(double... values) {
    return values;
  }

  /** Runs of one report. */
  private static List<double[]> runs(double... values) {
    return Arrays.stream(values).mapToObj(StoppingRuleTest::run).toList();
  }

  /** What is said of a run after its last report, if the others reported before. */
  private static Optional<String> verdict(StoppingRule rule, double[] run, List<double[]> others) {
    Race race = new Race(rule);
    for (int other = 0; other < others.size(); other++) {
      Curve curve = new Curve();
      for (double value : others.get(other)) {
        curve.add(curve.last().isEmpty() ? 1 : curve.mark().reports() + 1, value);
        if (race.isDue(curve.mark().reports())) {
          race.learn(other, 1, curve.mark());
        }
      }
    }
    Curve curve = new Curve();
    for (int step = 0; step < run.length; step++) {
      curve.add(step, run[step]);
    }
    return race.isDue(run.length) ? race.verdict(others.size(), curve.mark()) : Optional.empty();
  }

  private static boolean ends(StoppingRule rule, double[] run, List<double[]> others) {
    return verdict(rule, run, others).isPresent();
  }

  @Test
  void comparisonsBeginAfterTheDelayAndComeAtTheInterval() {
    Schedule schedule = new Schedule(5, 3);

    assertEquals(
        List.of(5, 8, 11), IntStream.range(0, 12).filter(schedule::isDue).boxed().toList());
    assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 0));
  }

  @Test
  void aRunWithAMillionReportsIsComparedSomeHundredTimes() {
    assertEquals(64, IntStream.rangeClosed(1, 64).filter(EACH::isDue).count());
    assertEquals(510, IntStream.rangeClosed(1, 1_000_000).filter(EACH::isDue).count());
  }

  @Test
  void worseThanTheMedianEndsAsBadDoesNot() {
    Median median = new Median(EACH);

    assertTrue(ends(median, run(1), runs(1, 2, 3)));
    assertFalse(ends(median, run(2), runs(1, 2, 3)));
    assertFalse(ends(median, run(2), runs(1, 2, 3, 4)), "of an even number the lower one");
    assertTrue(ends(median, run(1.9), runs(1, 2, 3, 4)));
    assertEquals(
        Optional.of("worse than the median of 3 runs at report 1"),
        verdict(median, run(0), runs(1, 2, 3)));
  }

  @Test
  void theMedianIsOneOfMeansAndTheRunsOfItsBest() {
    Median median = new Median(EACH);
    List<double[]> others = List.of(run(0, 4), run(0, 4), run(0, 4));

    assertFalse(ends(median, run(2, 0), others));
    assertTrue(ends(median, run(1.9, 0), others));
  }

  @Test
  void twoOthersAreNoMedian() {
    assertFalse(ends(new Median(EACH), run(0), runs(5, 6)));
  }

  @Test
  void onlyRunsThatReportedAsMuchAreCompared() {
    for (StoppingRule rule : ALL) {
      assertFalse(ends(rule, run(0, 0), runs(5, 6, 7, 8, 9)), rule.toString());
    }
  }

  @Test
  void theWorstShareIsCutOff() {
    Truncation truncation = new Truncation(EACH, 0.25);

    assertTrue(ends(truncation, run(0), runs(1, 2, 3)));
    assertFalse(ends(truncation, run(0), runs(1, 2)));
    assertFalse(ends(truncation, run(1), runs(0, 2, 3)));
    assertThrows(IllegalArgumentException.class, () -> new Truncation(EACH, Double.NaN));
  }

  @Test
  void atEachRungTheBestOfSomeGoOn() {
    SuccessiveHalving halving = new SuccessiveHalving(2, 3);
    List<double[]> others = List.of(run(1, 1), run(2, 2), run(3, 3));

    assertFalse(ends(halving, run(0), others), "no rung");
    assertTrue(ends(halving, run(0, 2.5), others));
    assertFalse(ends(halving, run(0, 3.5), others));
    assertFalse(ends(halving, run(0, 0, 0), others), "no rung");
    assertFalse(ends(halving, run(0, 0), others.subList(0, 1)), "too few came here");
  }

  @Test
  void whatIsInfinitelyBadIsWorseThanAnything() {
    for (StoppingRule rule : ALL) {
      assertTrue(ends(rule, run(NEGATIVE_INFINITY), runs(-5, -6, -7, -8)), rule.toString());
      assertFalse(
          ends(rule, run(-9), runs(NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY)),
          rule.toString());
    }
  }

  @Test
  void runsThatAreAllTheSameGoOn() {
    for (StoppingRule rule : ALL) {
      assertFalse(ends(rule, run(1), runs(1, 1, 1, 1, 1, 1)), rule.toString());
    }
  }

  @Property
  void theBestRunIsNeverEnded(@ForAll long seed) {
    Random random = new Random(seed);
    List<double[]> others = new ArrayList<>();
    for (int other = 0; other < random.nextInt(20); other++) {
      others.add(random.doubles(1 + random.nextInt(10)).map(value -> -value).toArray());
    }
    double[] best = random.doubles(1 + random.nextInt(10)).toArray();

    ALL.forEach(rule -> assertFalse(ends(rule, best, others), rule.toString()));
  }
}
