package org.runspec.report.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Means are shown as exactly as they are known. */
class EstimateTest {
  @Test
  void theErrorHasTwoDigitsAndTheMeanAsManyDecimals() {
    assertEquals(
        "0.07123 ±0.00091", new Estimate(0.071229, OptionalDouble.of(0.00091), 20).toString());
    assertEquals("-0.66 ±0.44", new Estimate(-0.6644, OptionalDouble.of(0.4419), 4).toString());
    assertEquals("1234 ±57", new Estimate(1234.4, OptionalDouble.of(57), 4).toString());
  }

  @Test
  void oneRunHasNoError() {
    assertEquals("0.25", Estimate.of(List.of(0.25)).orElseThrow().toString());
    assertEquals(Optional.empty(), Estimate.of(List.of(Double.NaN)));
  }

  @Test
  void aChangeHasTheErrorsOfBoth() {
    Estimate before = new Estimate(1, OptionalDouble.of(0.3), 4);
    Estimate after = new Estimate(2, OptionalDouble.of(0.4), 4);

    assertEquals("+1.00 ±0.50", Delta.of(before, after).toString());
    assertEquals("-1.00 ±0.50", Delta.of(after, before).toString());
  }
}
