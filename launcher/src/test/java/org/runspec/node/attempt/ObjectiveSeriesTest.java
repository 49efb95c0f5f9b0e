package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.Objective;

class ObjectiveSeriesTest {
  @ParameterizedTest
  @CsvSource({
    "LAST, 3 1 2,         -2",
    "BEST, 3 1 2,         -1",
    "MEAN, 3 1 2,         -2",
    "LAST, 0.001 NaN,     NaN",
    "MEAN, 0.001 NaN,     NaN",
    "MEAN, NaN 0.001,     NaN",
    "LAST, NaN 0.001,     -0.001",
    "BEST, 0.001 NaN,     -0.001",
    "BEST, NaN,           NaN",
    "BEST, -Infinity 2,   -2",
    "LAST, 1 -Infinity,   -Infinity",
  })
  void aRunThatWentAstrayIsNoGoodOne(Objective.Reduce reduce, String losses, double expected) {
    ObjectiveSeries series = new ObjectiveSeries(new Objective("loss", Objective.Goal.MIN, reduce));
    for (String loss : losses.split(" ", -1)) {
      series.add(Map.of("loss", Double.valueOf(loss)));
      series.add(Map.of("another", 7.0));
    }

    assertEquals(OptionalDouble.of(expected), series.reduced());
  }
}
