package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionTest {
  private static final List<Double> VALUES = List.of(3.0, 1.0, Double.NaN, 2.0);

  @ParameterizedTest
  @EnumSource
  void nothingGivesNothing(Reduction reduction) {
    assertEquals(OptionalDouble.empty(), reduction.of(List.of(), true));
  }

  @ParameterizedTest
  @EnumSource
  void notANumberStaysWhatItIs(Reduction reduction) {
    assertEquals(OptionalDouble.of(Double.NaN), reduction.of(List.of(Double.NaN), false));
  }

  @Test
  void theBestIsANumberEvenWhereSomeAreNot() {
    assertEquals(OptionalDouble.of(1), Reduction.BEST.of(VALUES, true));
    assertEquals(OptionalDouble.of(3), Reduction.BEST.of(VALUES, false));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void whatOverflowedIsNotTheBest(double overflown) {
    assertEquals(OptionalDouble.of(2), Reduction.BEST.of(List.of(2.0, overflown, 2.0), true));
    assertEquals(OptionalDouble.of(2), Reduction.BEST.of(List.of(2.0, overflown, 2.0), false));
    assertEquals(OptionalDouble.of(overflown), Reduction.BEST.of(List.of(overflown), true));
  }

  @Test
  void theOthersTakeAllThereIs() {
    assertEquals(OptionalDouble.of(2), Reduction.LAST.of(VALUES, false));
    assertEquals(OptionalDouble.of(Double.NaN), Reduction.MEAN.of(VALUES, false));
    assertEquals(OptionalDouble.of(2), Reduction.MEAN.of(List.of(3.0, 1.0), true));
  }
}
