package org.runspec.search.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
  void manyStepsMayAllBeReportedTwice() {
    int steps = 10 * Curve.MOST;
    for (int step = 0; step < steps; step++) {
      curve.add(step, -1);
      curve.add(step, 2);
    }

    assertEquals(new Mark(steps, 2, 2), curve.mark());
  }

  @Test
  void ofVeryManyReportsTheLatestAreKnownOneByOne() {
    int reports = 10 * Curve.MOST;
    for (int step = 0; step < reports; step++) {
      curve.add(step, step);
    }

    int back = reports - Curve.EXACT + 1;
    curve.add(back, 0);

    assertEquals(new Mark(back + 1, back - 1, (back - 1) * 0.5 * back / (back + 1)), curve.mark());
  }

  @Test
  void whoGoesBackFurtherCountsAlmostAll() {
    int reports = 1_000_000;
    for (int back : new int[] {1, 10_000, 300_000, 900_000}) {
      Curve any = new Curve();
      for (int step = 0; step < reports; step++) {
        any.add(step, 1);
      }

      any.add(back, 1);

      int missing = back + 1 - any.mark().reports();
      assertTrue(missing >= 0 && missing <= reports / 2_000, back + " misses " + missing);
    }
  }

  @Property(tries = 200)
  void whateverIsReportedAgainOnlyTheNewestOfEachStepCount(
      @ForAll List<@IntRange(max = 9) Integer> steps) {
    Curve any = new Curve();
    NavigableMap<Integer, Integer> counting = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      any.add(steps.get(i), i);
      counting.tailMap(steps.get(i), true).clear();
      counting.put(steps.get(i), i);
    }

    if (!counting.isEmpty()) {
      IntSummaryStatistics all =
          counting.values().stream().mapToInt(Integer::intValue).summaryStatistics();
      assertEquals(new Mark(counting.size(), all.getMax(), all.getAverage()), any.mark());
    }
  }

  @Test
  void withoutAReportThereIsNoMark() {
    assertEquals(OptionalDouble.empty(), curve.last());
    assertThrows(IllegalStateException.class, curve::mark);
  }
}
