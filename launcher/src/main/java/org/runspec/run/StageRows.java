package org.runspec.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows that one stage has reported; of each step the newest attempt's. */
final class StageRows {
  private record Row(long step, Map<String, Double> metrics) {}

  private final List<Row> rows = new ArrayList<>();

  void add(long step, Map<String, Double> metrics) {
    rows.add(new Row(step, Map.copyOf(metrics)));
  }

  /** A new attempt begins at this step: what stood from there on does not count. */
  void restartAt(long step) {
    rows.removeIf(row -> row.step() >= step);
  }

  /** The values of a metric in the order of the rows. */
  List<Double> of(String metric) {
    return rows.stream()
        .filter(row -> row.metrics().containsKey(metric))
        .map(row -> row.metrics().get(metric))
        .toList();
  }
}
