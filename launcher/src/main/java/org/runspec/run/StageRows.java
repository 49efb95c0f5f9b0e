package org.runspec.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that one stage has reported, by metric; of each step the newest attempt's. */
final class StageRows {
  private final Map<String, MetricColumn> columns = new LinkedHashMap<>();

  void add(long step, Map<String, Double> metrics) {
    metrics.forEach(
        (name, value) ->
            columns.computeIfAbsent(name, metric -> new MetricColumn()).add(step, value));
  }

  /** A new attempt begins at this step: what stood from there on does not count. */
  void restartAt(long step) {
    columns.values().forEach(column -> column.dropFrom(step));
    columns.values().removeIf(MetricColumn::isEmpty);
  }

  /** The metrics that were reported, in the order of their first rows. */
  Set<String> names() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  /** The values of a metric in the order of the rows. */
  List<Double> of(String metric) {
    MetricColumn column = columns.get(metric);
    return column == null ? List.of() : column.values();
  }
}
