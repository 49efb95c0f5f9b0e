package org.runspec.components.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestFunctionTest {
  private static final double BRANIN_MINIMUM = 0.39788735772973816;

  static Stream<Arguments> minima() {
    return Stream.of(
        Arguments.of(new Sphere(new Sphere.Settings(3)), new double[] {0, 0, 0}, 0),
        Arguments.of(new Rosenbrock(new Rosenbrock.Settings(4)), new double[] {1, 1, 1, 1}, 0),
        Arguments.of(new Ackley(new Ackley.Settings(2)), new double[] {0, 0}, 0),
        Arguments.of(new Branin(), new double[] {-Math.PI, 12.275}, BRANIN_MINIMUM),
        Arguments.of(new Branin(), new double[] {Math.PI, 2.275}, BRANIN_MINIMUM),
        Arguments.of(new Branin(), new double[] {3 * Math.PI, 2.475}, BRANIN_MINIMUM));
  }

  @ParameterizedTest
  @MethodSource("minima")
  void hasItsPublishedMinimum(TestFunction function, double[] point, double value) {
    assertEquals(point.length, function.dimensions());
    assertEquals(value, function.value(point), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("minima")
  void isNowhereLowerWithinItsRanges(TestFunction function, double[] point, double value) {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double[] other = new double[point.length];
      for (int k = 0; k < other.length; k++) {
        TestFunction.Range range = function.range(k);
        other[k] = range.low() + range.width() * random.nextDouble();
      }
      assertTrue(function.value(other) >= value - 1e-12, () -> Arrays.toString(other));
    }
  }

  @ParameterizedTest
  @MethodSource("minima")
  void isSearchedWhereItsMinimumIs(TestFunction function, double[] point, double value) {
    for (int i = 0; i < point.length; i++) {
      assertEquals(point[i], function.range(i).nearest(point[i]));
    }
  }
}
