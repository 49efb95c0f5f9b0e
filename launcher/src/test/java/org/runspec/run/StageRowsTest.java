package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StageRowsTest {
  private final StageRows rows = new StageRows();

  @Test
  void aNewAttemptTakesThePlaceOfWhatItRepeats() {
    rows.add(1, Map.of("loss", 9.0));
    rows.add(2, Map.of("loss", 8.0));
    rows.add(3, Map.of("acc", 0.5));
    rows.restartAt(2);
    rows.add(2, Map.of("loss", 7.0));

    assertEquals(List.of(9.0, 7.0), rows.of("loss"));
    assertEquals(List.of(), rows.of("acc"));
    assertEquals(List.of("loss"), List.copyOf(rows.names()));
  }

  @Test
  void metricsStandInTheOrderOfTheirFirstRows() {
    rows.add(1, Map.of("z", 1.0));
    rows.add(2, Map.of("a", 1.0));

    assertEquals(List.of("z", "a"), List.copyOf(rows.names()));
  }

  @Test
  void thereMayBeMany() {
    for (int step = 0; step < 100; step++) {
      rows.add(step, Map.of("x", (double) step));
    }

    List<Double> all = DoubleStream.iterate(0, x -> x + 1).limit(100).boxed().toList();
    assertEquals(all, rows.of("x"));
  }
}
