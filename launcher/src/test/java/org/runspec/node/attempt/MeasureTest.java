package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Objective;
import org.runspec.job.Objective.Goal;
import org.runspec.job.Objective.Reduce;
import org.runspec.job.RecordFormat;
import org.runspec.search.stopping.Mark;

class MeasureTest {
  private static final double WORST = Double.NEGATIVE_INFINITY;

  private static Measure measure(Goal goal) {
    return new Measure(new EarlyStopping.Median(1, 1, new Objective("s1-*", goal, Reduce.LAST)));
  }

  private static List<Optional<Mark>> marks(Measure measure, List<Map<String, Object>> rows) {
    List<Optional<Mark>> marks = new ArrayList<>();
    for (int step = 0; step < rows.size(); step++) {
      marks.add(measure.add(step, rows.get(step)));
    }
    return marks;
  }

  private static List<Map<String, Object>> losses(double... losses) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (double loss : losses) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("s1-hrs", 0.1);
      row.put("s1-loss", loss);
      row.put("s1-acc", 0.5);
      rows.add(row);
    }
    return rows;
  }

  @Test
  void whatIsNoNumberIsWorseThanAnyAndNextReportsCountAgain() {
    assertEquals(
        List.of(
            Optional.of(new Mark(1, -2, -2)),
            Optional.of(new Mark(2, -2, WORST)),
            Optional.of(new Mark(3, -1, WORST))),
        marks(measure(Goal.MIN), losses(2, Double.NaN, 1)));
  }

  @Test
  void whatIsNoNumberBeforeTheFirstOneCountsUntilThatComes() {
    assertEquals(
        List.of(
            Optional.of(new Mark(1, WORST, WORST)),
            Optional.of(new Mark(2, WORST, WORST)),
            Optional.of(new Mark(1, -1, -1)),
            Optional.of(new Mark(2, -1, -2))),
        marks(measure(Goal.MIN), losses(Double.NaN, Double.NaN, 1, 3)));
  }

  @Test
  void aRowWithoutTheMetricIsNoReport() {
    Measure measure = measure(Goal.MIN);
    measure.add(1, losses(2).get(0));

    assertEquals(Optional.empty(), measure.add(2, Map.of("s1-acc", 0.5)));
  }

  @Test
  void whatIsInfiniteIsWorseThanAnyNumberWhateverItsSign() {
    for (Goal goal : Goal.values()) {
      for (double overflown : new double[] {Double.POSITIVE_INFINITY, WORST}) {
        assertEquals(
            List.of(Optional.of(new Mark(1, WORST, WORST))),
            marks(measure(goal), losses(overflown)));
      }
    }
  }

  @Test
  void aRowThatIsReadBackFromAJournalCountsAsItDidWhenItWasReported() throws Exception {
    List<Map<String, Object>> rows =
        losses(3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1);

    List<Map<String, Object>> readBack = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      readBack.add(readBack(row));
    }

    assertEquals(marks(measure(Goal.MIN), rows), marks(measure(Goal.MIN), readBack));
  }

  private record Row(Map<String, Object> values) {}

  private static Map<String, Object> readBack(Map<String, Object> row) throws Exception {
    return RecordFormat.read(RecordFormat.line(new Row(row)), Row.class).values();
  }
}
