package org.runspec.report.plot.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Trace;

/** The entries of a figure's legend: its traces by label, in the order in which they come. */
final class Keys {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Trace> examples = new LinkedHashMap<>();

  Keys(Figure figure) {
    for (Panel panel : figure.panels()) {
      if (panel instanceof Panel.Chart chart) {
        chart.traces().forEach(this::add);
      }
    }
  }

  private void add(Trace trace) {
    numbers.putIfAbsent(trace.label(), numbers.size());
    if (!trace.label().isEmpty()) {
      examples.putIfAbsent(trace.label(), trace);
    }
  }

  int of(Trace trace) {
    return numbers.get(trace.label());
  }

  int of(String label) {
    return numbers.getOrDefault(label, -1);
  }

  /** A trace of each entry. */
  Map<String, Trace> entries() {
    return examples;
  }
}
