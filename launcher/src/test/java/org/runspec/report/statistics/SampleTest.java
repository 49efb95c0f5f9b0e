package org.runspec.report.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
  @Test
  void spreadsAreThoseOfASample() {
    Sample sample = Sample.of(List.of(2.0, 4.0, 4.0, 6.0));

    assertEquals(new Sample(4, 8.0 / 3, 4), sample);
    assertEquals(Math.sqrt(8.0 / 3), sample.deviation());
    assertEquals(Math.sqrt(2.0 / 3), sample.error());
  }

  @Test
  void oneAloneHasNoSpreadAndNoneHaveNoMean() {
    assertEquals(new Sample(7, Double.NaN, 1), Sample.of(7));
    assertTrue(Double.isNaN(Sample.of(7).error()));
    assertTrue(Double.isNaN(Sample.of().mean()));
  }

  @Test
  void farFromZeroTheSpreadIsTheSame() {
    double far = 1e15;

    assertEquals(Sample.of(0, 1, 5).variance(), Sample.of(far, far + 1, far + 5).variance());
    assertEquals(0, Sample.of(0.1, 0.1, 0.1).variance());
  }

  @Test
  void whatIsInfiniteCounts() {
    Sample sample = Sample.of(1, Double.POSITIVE_INFINITY);

    assertEquals(Double.POSITIVE_INFINITY, sample.mean());
    assertTrue(Double.isNaN(sample.deviation()));
    assertTrue(Double.isNaN(Sample.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).mean()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e9, Double.POSITIVE_INFINITY, Double.NaN})
  void oneByOneTheyComeToTheSame(double last) {
    double[] numbers = {1e9, 1e9 + 1, 1e9 + 5, last};
    Sample whole = Sample.of(numbers);
    Sample grown = Sample.of();
    for (double number : numbers) {
      grown = grown.and(number);
    }

    assertEquals(whole.mean(), grown.mean(), 1e-6);
    double exact = Double.isNaN(whole.variance()) ? 1 : whole.variance() * 1e-9;
    assertEquals(whole.variance(), grown.variance(), exact);
    assertEquals(4, grown.size());
  }
}
