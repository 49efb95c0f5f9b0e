package org.runspec.report.plot.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Several curves become one without anything being invented. */
class AverageTest {
  private static final double NAN = Double.NaN;

  private static Points curve(double... pairs) {
    double[] x = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i]).toArray();
    double[] y = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i + 1]).toArray();
    return Points.curve(x, y);
  }

  private static Average mean(Points... curves) {
    return Average.of(List.of(curves), Statistic.MEAN, Dispersion.STD, false);
  }

  @Test
  void curvesOfTheSameXAreAveragedThere() {
    Average average = mean(curve(1, 10, 2, 20), curve(1, 20, 2, 40));

    assertEquals(curve(1, 15, 2, 30), average.middle());
    assertEquals(List.of(2, 2), average.counts());
    assertEquals(15 - Math.sqrt(50), average.low().y(0), 1e-12);
  }

  @Test
  void otherXAreInterpolatedAndNeverContinued() {
    Average average = mean(curve(0, 0, 4, 4), curve(1, 11, 2, 12));

    assertEquals(curve(0, 0, 1, 6, 2, 7, 4, 4), average.middle());
    assertEquals(List.of(1, 2, 2, 1), average.counts());
  }

  @Test
  void aGapIsNoNumberAndNobodyElseGap() {
    Average average = mean(curve(1, 1, 2, NAN, 3, 3), curve(1, 3, 2, 5, 3, NAN));

    assertEquals(curve(1, 2, 2, 5, 3, 3), average.middle());
    assertEquals(List.of(2, 1, 1), average.counts());
  }

  @Test
  void whereAllHaveAGapThereIsOne() {
    assertEquals(curve(1, NAN, 2, 1), mean(curve(1, NAN, 2, 1), curve(1, NAN, 2, 1)).middle());
  }

  @Test
  void oneRunHasNoSpread() {
    assertFalse(mean(curve(1, 1, 2, 2)).hasSpread());
    assertTrue(mean(curve(1, 1, 2, 2), curve(1, 1, 2, 3)).hasSpread());
  }

  @Test
  void infiniteValuesAreGapsAndUnorderedXIsOrdered() {
    double infinite = Double.POSITIVE_INFINITY;

    assertEquals(curve(1, 1, 2, NAN, 3, 4), curve(3, 3, 1, 1, 2, infinite, 3, 4, NAN, 7));
  }

  @Property
  void theMeanLiesBetweenTheCurvesAndReachesAsFarAsAny(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 9) Double> xs,
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 9) Double> others) {
    Points one = flat(xs, 1);
    Points other = flat(others, 3);
    Points middle = mean(one, other).middle();

    for (int i = 0; i < middle.size(); i++) {
      assertTrue(middle.y(i) >= 1 && middle.y(i) <= 3, middle.toString());
    }
    assertEquals(Math.min(one.x(0), other.x(0)), middle.x(0));
  }

  private static Points flat(List<Double> xs, double y) {
    double[] x = xs.stream().mapToDouble(value -> value).toArray();
    return Points.curve(x, IntStream.range(0, x.length).mapToDouble(i -> y).toArray());
  }

  @Test
  void tooManyXBecomeAThousandEvenOnesFromTheFirstToTheLast() {
    double[] even = IntStream.range(0, 2000).mapToDouble(i -> 2 * i + 1).toArray();
    double[] odd = IntStream.range(0, 2000).mapToDouble(i -> 2 * i + 2).toArray();
    Points middle =
        Average.of(
                List.of(Points.curve(even, even), Points.curve(odd, odd)),
                Statistic.MEAN,
                Dispersion.NONE,
                true)
            .middle();

    assertEquals(1000, middle.size());
    assertEquals(1, middle.x(0));
    assertEquals(4000, middle.x(999));
    assertEquals(middle.x(500), middle.y(500), 1e-9);
  }

  @Test
  void statisticsAreThoseOfSamples() {
    double[] numbers = {2, 4, 9};

    assertEquals(5, Statistic.MEAN.of(numbers));
    assertEquals(2, Statistic.MIN.of(numbers));
    assertEquals(9, Statistic.MAX.of(numbers));
    assertEquals(13, Statistic.VAR.of(numbers));
    assertEquals(Math.sqrt(13), Statistic.STD.of(numbers));
    assertEquals(Math.sqrt(13 / 3.0), Statistic.SEM.of(numbers));
    assertEquals(NAN, Statistic.STD.of(1));
    assertEquals(NAN, Statistic.MEAN.of());
  }

  @Test
  void smoothingWeighsAllThatCameBeforeAndPassesOverGaps() {
    Points smooth = Smoothing.of(curve(1, 4, 2, NAN, 3, 1), 0.5);

    assertEquals(curve(1, 4, 2, NAN, 3, 2), smooth);
    assertEquals(curve(1, 4, 2, 8), Smoothing.of(curve(1, 4, 2, 8), 0));
  }

  @Property
  void thinningKeepsTheEndsAndTheExtremes(
      @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = -5, max = 5) Double> ys,
      @ForAll @IntRange(min = 4, max = 60) int most) {
    double[] y = ys.stream().mapToDouble(value -> value).toArray();
    Points curve = Points.curve(IntStream.range(0, y.length).asDoubleStream().toArray(), y);
    int[] chosen = Thinning.of(curve, most);
    Points thin = curve.only(chosen);

    assertTrue(chosen.length <= Math.max(most + 4, 4));
    assertEquals(0, chosen[0]);
    assertEquals(y.length - 1, chosen[chosen.length - 1]);
    assertArrayEquals(extremes(curve), extremes(thin));
  }

  @Property
  void thinningKeepsAGapWhereverThereWasOneAndInventsNone(
      @ForAll @Size(min = 60, max = 400) List<@DoubleRange(min = -5, max = 5) Double> ys,
      @ForAll @IntRange(min = 4, max = 20) int most) {
    double[] y = ys.stream().mapToDouble(value -> value < -2 ? NAN : value).toArray();
    Points curve = Points.curve(IntStream.range(0, y.length).asDoubleStream().toArray(), y);
    Points thin = curve.only(Thinning.of(curve, most));

    assertEquals(hasGap(curve), hasGap(thin));
    assertArrayEquals(extremes(curve), extremes(thin));
    assertTrue(thin.size() <= most * 3 / 2 + 4, "" + thin.size());
  }

  private static boolean hasGap(Points points) {
    return IntStream.range(0, points.size()).anyMatch(i -> Double.isNaN(points.y(i)));
  }

  private static double[] extremes(Points points) {
    double[] ys =
        IntStream.range(0, points.size())
            .mapToDouble(points::y)
            .filter(y -> !Double.isNaN(y))
            .toArray();
    return new double[] {Statistic.MIN.of(ys), Statistic.MAX.of(ys)};
  }
}
