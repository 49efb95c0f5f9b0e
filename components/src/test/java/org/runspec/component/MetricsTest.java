package org.runspec.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final List<String> rows = new ArrayList<>();
  private final Metrics metrics =
      new Metrics(
          (step, readings) ->
              rows.add(
                  step
                      + readings.stream()
                          .map(r -> " " + text(r.mean()) + " " + r.metric().shortName())
                          .reduce("", String::concat)));

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "-";
  }

  @Test
  void aRowHasEachMetricsMeanSinceTheRowBeforeInTheOrderOfDeclaration() {
    Meter reward = metrics.declare("rew", "mean reward per step");
    Meter win = metrics.declare("win", "mean of episodes won");
    reward.add(1);
    reward.add(2);
    metrics.report(2);
    reward.add(5);
    win.add(1);
    metrics.report(3);

    assertEquals(List.of("2 1.5 rew - win", "3 5.0 rew 1.0 win"), rows);
  }

  @Test
  void theSummaryIsTheFirstMetricsMeanOverAllValuesReportedOrNot() {
    Meter reward = metrics.declare("rew", "mean reward per step");
    metrics.declare("win", "mean of episodes won").add(100);
    reward.add(1);
    metrics.report(1);
    reward.add(2);
    metrics.report(2);
    reward.add(6);

    assertEquals(
        new Metrics.Summary(new Metric("rew", "mean reward per step"), 3),
        metrics.summary().orElseThrow());
  }

  @Test
  void withoutAValueThereIsNoSummary() {
    assertTrue(metrics.summary().isEmpty());
    metrics.declare("rew", "mean reward per step");
    assertTrue(metrics.summary().isEmpty());
  }

  @Test
  void aDivergedValueShowsAsItIsAndOnlyInItsPeriod() {
    Meter loss = metrics.declare("loss", "mean loss");
    loss.add(Double.POSITIVE_INFINITY);
    loss.add(1);
    metrics.report(1);
    loss.add(Double.NaN);
    metrics.report(2);
    loss.add(1);
    metrics.report(3);

    assertEquals(List.of("1 Infinity loss", "2 NaN loss", "3 1.0 loss"), rows);
  }

  @Test
  void smallValuesAreNotLostBesideALargeSum() {
    Meter value = metrics.declare("v", "mean value");
    value.add(1e16);
    for (int i = 0; i < 1000; i++) {
      value.add(1);
    }
    value.add(-1e16);
    metrics.report(1);

    assertEquals(List.of("1 " + 1000.0 / 1002 + " v"), rows);
  }

  @Test
  void columnsAreFixedBeforeTheFirstRow() {
    metrics.declare("rew", "mean reward per step");
    assertThrows(IllegalArgumentException.class, () -> metrics.declare("rew", "another"));
    metrics.report(0);
    assertThrows(IllegalStateException.class, () -> metrics.declare("win", "late"));
  }

  @Test
  void namesThatRowsNeedOrThatNoTableCouldShowAreRefused() {
    for (String name : List.of("hrs", "time", "iters", "", "a b", "s1,x", "ä", "1st")) {
      assertThrows(IllegalArgumentException.class, () -> metrics.declare(name, "long"), name);
    }
  }

  @Test
  void stepsDoNotGoBack() {
    metrics.report(5);
    metrics.report(5);
    assertThrows(IllegalArgumentException.class, () -> metrics.report(4));
    assertThrows(
        IllegalArgumentException.class, () -> new Metrics((step, readings) -> {}).report(-1));
  }

  @Property
  void theSummaryHasTheSameBitsWhereverReportsFall(
      @ForAll @NotEmpty List<Double> values, @ForAll @IntRange(min = 1, max = 7) int period) {
    Metrics often = new Metrics((step, readings) -> {});
    Meter oftenMeter = often.declare("v", "mean value");
    Metrics never = new Metrics((step, readings) -> {});
    Meter neverMeter = never.declare("v", "mean value");
    for (int i = 0; i < values.size(); i++) {
      oftenMeter.add(values.get(i));
      neverMeter.add(values.get(i));
      if (i % period == 0) {
        often.report(i);
      }
    }

    assertEquals(never.summary(), often.summary());
  }

  @Property
  void aMeanIsNextToTheExactOne(
      @ForAll @NotEmpty List<@DoubleRange(min = -1e9, max = 1e9) Double> values) {
    Average average = new Average();
    values.forEach(average::add);

    BigDecimal count = BigDecimal.valueOf(values.size());
    BigDecimal exact =
        values.stream()
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(count, MathContext.DECIMAL128);
    double magnitude = values.stream().mapToDouble(Math::abs).sum();
    double tolerance = 2 * Math.ulp(exact.doubleValue()) + magnitude * values.size() * 0x1p-100;
    assertEquals(exact.doubleValue(), average.mean().orElseThrow(), tolerance);
  }

  @Property
  void theMeanOfOneRepeatedWholeNumberIsThatNumber(
      @ForAll int value, @ForAll @IntRange(min = 1, max = 1000) int times) {
    Average average = new Average();
    for (int i = 0; i < times; i++) {
      average.add(value);
    }

    assertEquals(value, average.mean().orElseThrow());
  }
}
