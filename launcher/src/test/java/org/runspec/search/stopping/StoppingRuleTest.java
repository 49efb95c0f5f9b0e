package org.runspec.search.stopping;

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

  private static Curve curve(Double... values) {
    return new Curve(Arrays.asList(values));
  }

  /** Curves of one report. */
  private static List<Curve> curves(double... values) {
    return Arrays.stream(values).mapToObj(value -> curve(value)).toList();
  }

  private static boolean ends(StoppingRule rule, Curve run, List<Curve> others) {
    return rule.verdict(run, others).isPresent();
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
  void worseThanTheMedianEndsAsBadDoesNot() {
    Median median = new Median(EACH);

    assertTrue(ends(median, curve(1.0), curves(1, 2, 3)));
    assertFalse(ends(median, curve(2.0), curves(1, 2, 3)));
    assertEquals(
        Optional.of("worse than the median of 3 runs at report 1"),
        median.verdict(curve(0.0), curves(1, 2, 3)));
  }

  @Test
  void theMedianIsOneOfMeansAndTheRunsOfItsBest() {
    Median median = new Median(EACH);
    List<Curve> others = List.of(curve(0.0, 4.0), curve(0.0, 4.0), curve(0.0, 4.0));

    assertFalse(ends(median, curve(2.0, 0.0), others));
    assertTrue(ends(median, curve(1.9, 0.0), others));
  }

  @Test
  void twoOthersAreNoMedian() {
    assertFalse(ends(new Median(EACH), curve(0.0), curves(5, 6)));
  }

  @Test
  void onlyRunsThatReportedAsMuchAreCompared() {
    for (StoppingRule rule : ALL) {
      assertFalse(ends(rule, curve(0.0, 0.0), curves(5, 6, 7, 8, 9)), rule.toString());
    }
  }

  @Test
  void theWorstShareIsCutOff() {
    Truncation truncation = new Truncation(EACH, 0.25);

    assertTrue(ends(truncation, curve(0.0), curves(1, 2, 3)));
    assertFalse(ends(truncation, curve(0.0), curves(1, 2)));
    assertFalse(ends(truncation, curve(1.0), curves(0, 2, 3)));
    assertThrows(IllegalArgumentException.class, () -> new Truncation(EACH, Double.NaN));
  }

  @Test
  void atEachRungTheBestOfSomeGoOn() {
    SuccessiveHalving halving = new SuccessiveHalving(2, 3);
    List<Curve> others = List.of(curve(1.0, 1.0), curve(2.0, 2.0), curve(3.0, 3.0));

    assertFalse(ends(halving, curve(0.0), others), "no rung");
    assertTrue(ends(halving, curve(0.0, 2.5), others));
    assertFalse(ends(halving, curve(0.0, 3.5), others));
    assertFalse(ends(halving, curve(0.0, 0.0, 0.0), others), "no rung");
    assertFalse(ends(halving, curve(0.0, 0.0), others.subList(0, 1)), "too few came here");
  }

  @Test
  void whatIsNoNumberIsWorseThanAnything() {
    for (StoppingRule rule : ALL) {
      assertTrue(ends(rule, curve(Double.NaN), curves(-5, -6, -7, -8)), rule.toString());
      assertFalse(
          ends(rule, curve(-9.0), curves(Double.NaN, Double.NaN, Double.NaN)), rule.toString());
    }
  }

  @Test
  void runsThatAreAllTheSameGoOn() {
    for (StoppingRule rule : ALL) {
      assertFalse(ends(rule, curve(1.0), curves(1, 1, 1, 1, 1, 1)), rule.toString());
    }
  }

  @Property
  void theBestRunIsNeverEnded(@ForAll long seed) {
    Random random = new Random(seed);
    List<Curve> others = new ArrayList<>();
    for (int run = 0; run < random.nextInt(20); run++) {
      others.add(new Curve(random.doubles(1 + random.nextInt(10)).map(v -> -v).boxed().toList()));
    }
    Curve best = new Curve(random.doubles(1 + random.nextInt(10)).boxed().toList());

    ALL.forEach(rule -> assertFalse(ends(rule, best, others), rule.toString()));
  }
}
