package org.runspec.search.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CurveTest {
  private final Curve curve = new Curve();

  @Test
  void aMarkSumsUpAllReportsUntilNow() {
    curve.add(10, 1);
    curve.add(20, 4);
    curve.add(30, 1);

    assertEquals(new Mark(3, 4, 2), curve.mark());
    assertEquals(OptionalDouble.of(1), curve.last());
  }

  @Test
  void anAttemptThatGoesOnFromACheckpointReportsSomeStepsAgain() {
    curve.add(10, 1);
    curve.add(20, 9);
    curve.add(30, 9);

    curve.add(20, 2);

    assertEquals(new Mark(2, 2, 1.5), curve.mark());
  }

  @Test
  void oneThatBeginsAnewHasNothingOfTheOneBefore() {
    for (int step = 0; step < 100; step++) {
      curve.add(step, 9);
    }

    curve.add(0, 1);

    assertEquals(new Mark(1, 1, 1), curve.mark());
  }

  @Test
  void withoutAReportThereIsNoMark() {
    assertEquals(OptionalDouble.empty(), curve.last());
    assertThrows(IllegalStateException.class, curve::mark);
  }
}
