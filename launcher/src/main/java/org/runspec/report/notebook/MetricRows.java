package org.runspec.report.notebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.StageMetric;

/**
 * The rows of a run's metrics that count: where an attempt did steps of a stage again, its rows
 * take the place of the older ones at its first step and beyond.
 */
public final class MetricRows {
  private final List<Row> rows = new ArrayList<>();

  private MetricRows() {}

  /**
   * A row.
   *
   * @param attempt which reported it
   * @param step how far its stage was
   * @param values by name, the step among them by its name
   */
  public record Row(int attempt, Instant time, double step, Map<String, Object> values) {
    public Row {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Such as {@code s2}; empty for metrics of no stage. */
    public String stage() {
      return values.keySet().stream()
          .map(StageMetric::stageOf)
          .filter(stage -> !stage.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Rows of one run.
   *
   * @param journals of attempts that follow each other
   * @param first the number of the first of them
   */
  public static List<Row> of(List<List<Event>> journals, int first) {
    MetricRows all = new MetricRows();
    for (int i = 0; i < journals.size(); i++) {
      all.add(first + i, journals.get(i));
    }
    return List.copyOf(all.rows);
  }

  private void add(int attempt, List<Event> journal) {
    Set<String> begun = new HashSet<>();
    for (Event event : journal) {
      Map<String, Object> data = event.data();
      if (event.event() == EventKind.METRICS
          && data.get("step") instanceof Number step
          && data.get("values") instanceof Map<?, ?> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(String.valueOf(name), value));
        Row row = new Row(attempt, event.time(), step.doubleValue(), named);
        if (begun.add(row.stage())) {
          rows.removeIf(old -> old.stage().equals(row.stage()) && old.step() >= row.step());
        }
        rows.add(row);
      }
    }
  }
}
