package org.runspec.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.runspec.job.Distribution;
import org.runspec.job.Distribution.Kind;
import org.runspec.job.RunSeed;
import org.runspec.search.chance.Normal;

class RangeTest {
  private static Range range(Kind kind, double first, double second) {
    return new Range("x", new Distribution(kind, List.of(first, second), Optional.empty()));
  }

  private static Range stepped(Kind kind, double first, double second, double step) {
    return new Range("x", new Distribution(kind, List.of(first, second), Optional.of(step)));
  }

  private static List<Object> draws(Dimension dimension, int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> dimension.drawn(RunSeed.of(4711, (int) i)))
        .toList();
  }

  @Test
  void numbersHaveSixDigitsOfWhatMatters() {
    assertEquals(0.333333, range(Kind.UNIFORM, 0, 1).at(1 / 3.0));
    assertEquals(1000.333333, range(Kind.UNIFORM, 1000, 1001).at(1 / 3.0));
    assertEquals(1e-4, range(Kind.LOGUNIFORM, 1e-6, 1e-2).at(0.5));
    assertEquals(0.00215443, range(Kind.LOGUNIFORM, 1e-4, 1).at(1 / 3.0));
    assertEquals(0.5, range(Kind.NORMAL, 0.5, 0.1).at(0.5));
  }

  @Property
  void boundsAreKept(@ForAll @DoubleRange(min = 0, max = 1) double share) {
    double number = (double) range(Kind.LOGUNIFORM, 0.0012345678, 0.0012345679).at(share);

    assertTrue(number >= 0.0012345678 && number <= 0.0012345679, "" + number);
  }

  @Property
  void theShareOfANumberGivesItBack(
      @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(3) double share) {
    for (Kind kind : List.of(Kind.UNIFORM, Kind.LOGUNIFORM, Kind.NORMAL, Kind.LOGNORMAL)) {
      Range range = range(kind, 1, 3);
      double number = (double) range.at(share);

      assertEquals(share, range.shareOf(number), 1e-4, kind.toString());
      assertEquals(number, range.at(range.shareOf(number)));
    }
  }

  @Test
  void theEndsOfANormalDistributionAreNumbers() {
    for (Kind kind : List.of(Kind.NORMAL, Kind.LOGNORMAL)) {
      assertTrue(Double.isFinite((double) range(kind, 0, 1).at(0)));
      assertTrue(Double.isFinite((double) range(kind, 0, 1).at(1)));
    }
  }

  @Test
  void whatIsBeyondAllNumbersIsTheLastOne() {
    for (double share : List.of(0.0, 0.5, 1.0)) {
      assertTrue(Double.isFinite((double) range(Kind.LOGNORMAL, 700, 5).at(share)));
      assertTrue(Double.isFinite((double) range(Kind.LOGNORMAL, 1000, 1).at(share)));
      assertTrue(Double.isFinite((double) range(Kind.NORMAL, 1e308, 1e308).at(share)));
    }
  }

  @Test
  void stepsAreEquallyLikelyAndWholeWhereTheStepIs() {
    Map<Object, Long> counts =
        draws(stepped(Kind.UNIFORM, 16, 64, 16), 4_000).stream()
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));

    assertEquals(List.of(16L, 32L, 48L, 64L), counts.keySet().stream().sorted().toList());
    counts.values().forEach(count -> assertTrue(Math.abs(count - 1_000) < 120, "" + count));
  }

  @Test
  void stepsAreDecimals() {
    assertEquals(
        Optional.of(List.of(0.1, 0.2, 0.3, 0.4)), stepped(Kind.UNIFORM, 0.1, 0.4, 0.1).listed());
    assertEquals(Optional.of(List.of(5L, 10L)), stepped(Kind.LOGUNIFORM, 1, 12, 5).listed());
  }

  @Test
  void aBoundFarBelowTheStepIsNoStep() {
    Range range = stepped(Kind.LOGUNIFORM, Math.exp(-25), Math.exp(5), 1);

    assertEquals(1L, range.at(0));
    assertEquals(148L, range.at(1));
    assertTrue(draws(range, 100).stream().distinct().count() > 10);
    assertTrue(Double.isFinite(range.shareOf(7)));
    assertEquals(
        Optional.of(List.of(8L, 16L)), stepped(Kind.LOGUNIFORM, Double.MIN_VALUE, 20, 8).listed());
  }

  @Test
  void smallStepsBeginAndEndAtTheBounds() {
    Range range = stepped(Kind.UNIFORM, 838.9196, 838.9199, 1e-4);

    assertEquals(Optional.of(List.of(838.9196, 838.9197, 838.9198, 838.9199)), range.listed());
  }

  @Test
  void numbersThatNobodyCanListAreNotListed() {
    assertEquals(Optional.empty(), range(Kind.UNIFORM, 0, 1).listed());
    assertEquals(Optional.empty(), stepped(Kind.NORMAL, 0, 1, 0.1).listed());
    assertEquals(Optional.empty(), stepped(Kind.UNIFORM, 0, 1, 1e-6).listed());
    assertEquals(Optional.empty(), stepped(Kind.RANDINT, 0, 3, 1).listed());
  }

  @Test
  void seedsAreWholeNumbersBelowTheirBound() {
    assertEquals(
        List.of(0L, 1L, 2L),
        draws(stepped(Kind.RANDINT, 0, 2, 1), 100).stream().distinct().sorted().toList());
  }

  @Property
  void theNormalDistributionIsItsOwnInverse(@ForAll @DoubleRange(min = -6, max = 6) double number) {
    assertEquals(number, Normal.quantile(Normal.below(number)), 1e-5);
    assertEquals(1, Normal.below(number) + Normal.below(-number), 1e-14);
  }

  @Test
  void theNormalDistributionIsThatOfTheTables() {
    assertEquals(0.5, Normal.below(0), 1e-15);
    assertEquals(0.97500210485178, Normal.below(1.96), 1e-13);
    assertEquals(6.22096057427178e-16, Normal.below(-8), 1e-22);
    assertEquals(1.2815515655446, Normal.quantile(0.9), 1e-8);
  }
}
