package org.runspec.report.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.Event;
import org.runspec.job.EventKind;

/** Metrics of several attempts are one series. */
class MetricRowsTest {
  private static Event row(double step, String metric, Object value) {
    return new Event(
        Instant.EPOCH,
        EventKind.METRICS,
        Optional.empty(),
        Map.of("step", step, "values", Map.of(metric, value)));
  }

  private static List<String> shown(List<List<Event>> journals) {
    return MetricRows.of(journals, 1).stream()
        .map(row -> row.attempt() + ": " + (int) row.step() + " " + row.values())
        .toList();
  }

  @Test
  void stepsThatWereDoneAgainCountOnce() {
    List<Event> first = List.of(row(1, "s1-a", 1), row(2, "s1-a", 2), row(3, "s1-a", 3));
    List<Event> second = List.of(row(2, "s1-a", 20), row(3, "s1-a", 30));

    assertEquals(
        List.of("1: 1 {s1-a=1}", "2: 2 {s1-a=20}", "2: 3 {s1-a=30}"),
        shown(List.of(first, second)));
  }

  @Test
  void aStageThatIsNotRepeatedKeepsItsRows() {
    List<Event> first = List.of(row(100, "s1-a", 1), row(1, "s2-b", 1));
    List<Event> second = List.of(row(1, "s2-b", 2));

    assertEquals(List.of("1: 100 {s1-a=1}", "2: 1 {s2-b=2}"), shown(List.of(first, second)));
  }

  @Test
  void runsPartWhereAReportDiffersInMoreThanItsTime() {
    List<MetricRows.Row> one =
        MetricRows.of(List.of(List.of(row(1, "s1-hrs", 0.1), row(2, "s1-a", 2))), 1);
    List<MetricRows.Row> other =
        MetricRows.of(List.of(List.of(row(1, "s1-hrs", 0.2), row(2, "s1-a", 3))), 1);

    assertEquals(2, RunDifference.first(one, other).orElseThrow().step());
    assertEquals(Optional.empty(), RunDifference.first(one, one));
    assertEquals(2, RunDifference.first(one, one.subList(0, 1)).orElseThrow().step());
  }
}
