package org.runspec.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that one stage has reported; of each step the newest attempt's. */
final class StageRows {
  private record Row(long step, Map<String, Double> metrics) {}

  private final List<Row> rows = new ArrayList<>();

  void add(long step, Map<String, Double> metrics) {
    rows.add(new Row(step, new LinkedHashMap<>(metrics)));
  }

  /** A new attempt begins at this step: what stood from there on does not count. */
  void restartAt(long step) {
    rows.removeIf(row -> row.step() >= step);
  }

  /** The metrics that were reported, in the order of their first rows. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.metrics().keySet()));
    return names;
  }

  /** The values of a metric in the order of the rows. */
  List<Double> of(String metric) {
    return rows.stream()
        .filter(row -> row.metrics().containsKey(metric))
        .map(row -> row.metrics().get(metric))
        .toList();
  }
}
