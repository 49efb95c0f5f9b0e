package org.runspec.report.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A series needs no more room than it is given, however long the run is. */
class GrowingSeriesTest {
  private static final int MOST = 100;

  private static GrowingSeries of(boolean keepsExtremes, double... ys) {
    GrowingSeries series = new GrowingSeries(new PointBudget(MOST, keepsExtremes));
    for (int i = 0; i < ys.length; i++) {
      series.add(i, i, ys[i]);
    }
    return series;
  }

  private static double[] wave(int rows) {
    return IntStream.range(0, rows).mapToDouble(i -> Math.sin(i * 0.7) + i / 1e3).toArray();
  }

  @Test
  void aSeriesThatFitsIsWhole() {
    GrowingSeries series = of(true, wave(MOST));

    assertArrayEquals(wave(MOST), series.ys());
    assertFalse(series.isThinned());
  }

  @Property(tries = 200)
  void extremesGapsAndBothEndsStay(
      @ForAll @IntRange(min = 101, max = 5000) int rows, @ForAll @IntRange(max = 100) int peak) {
    double[] ys = wave(rows);
    ys[peak] = 1000;
    ys[100 - peak] = ys[100 - peak] == 1000 ? 1000 : -1000;
    ys[rows / 2] = Double.NaN;
    GrowingSeries series = of(true, ys);
    double[] kept = series.ys();

    assertTrue(kept.length <= MOST, "" + kept.length);
    assertTrue(series.isThinned());
    assertArrayEquals(extremes(ys), extremes(kept));
    assertTrue(Arrays.stream(kept).anyMatch(Double::isNaN));
    assertEquals(1, series.gaps());
    assertEquals(0, series.xs()[0]);
    assertEquals(rows - 1, series.xs()[kept.length - 1]);
  }

  private static double[] extremes(double... ys) {
    DoubleStream finite = Arrays.stream(ys).filter(Double::isFinite);
    double[] sorted = finite.sorted().toArray();
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }

  @Property(tries = 200)
  void rowsAreThinnedEvenly(@ForAll @IntRange(min = 101, max = 5000) int rows) {
    double[] xs = of(false, wave(rows)).xs();
    double every = xs[1] - xs[0];

    assertTrue(xs.length <= MOST && xs.length >= MOST / 2 - 1, "" + xs.length);
    for (int i = 1; i < xs.length - 1; i++) {
      assertEquals(every, xs[i] - xs[i - 1]);
    }
  }

  @Test
  void runsThatAreAveragedKeepTheSameRows() {
    double[] some = of(false, wave(1000)).xs();
    double[] peaks = IntStream.range(0, 1000).mapToDouble(i -> i % 7 == 3 ? 1000 : -i).toArray();
    double[] others = of(false, peaks).xs();

    assertArrayEquals(some, others);
  }

  @Test
  void whatWasDoneAgainTakesThePlaceOfWhatWasThinned() {
    GrowingSeries series = of(true, wave(1000));
    series.redoneFrom(400);
    for (int step = 400; step < 500; step++) {
      series.add(step, step, 7);
    }
    double[] xs = series.xs();

    assertEquals(499, xs[xs.length - 1]);
    assertTrue(IntStream.range(1, xs.length).allMatch(i -> xs[i - 1] < xs[i]));
    assertEquals(7, series.ys()[xs.length - 1]);
  }

  @Test
  void rowsWithoutAPlaceAlongTheAxisAreLeftOut() {
    GrowingSeries series = of(true);
    series.add(1, Double.NaN, 5);

    assertTrue(series.isEmpty());
  }

  @Test
  void allSeriesTogetherHaveALimit() {
    assertEquals(new PointBudget(20_000, true), PointBudget.of(1, false, false));
    assertEquals(new PointBudget(20_000, false), PointBudget.of(10, false, true));
    assertEquals(new PointBudget(4_000, true), PointBudget.of(1000, false, false));
    assertEquals(new PointBudget(400_000, false), PointBudget.of(10, true, false));
    assertEquals(new PointBudget(1_000, true), PointBudget.of(1_000_000, false, false));
  }
}
