package org.runspec.run.program.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A row whose values are still texts, as in a CSV file or in a line of output. */
final class TextRow {
  private TextRow() {}

  /** The row as metrics; empty cells are left out. */
  static Report.Metrics metrics(Map<String, String> cells, String stepName, StepCounter steps) {
    OptionalDouble step = OptionalDouble.empty();
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, String> cell : cells.entrySet()) {
      OptionalDouble number = Numbers.read(cell.getValue());
      if (number.isPresent() && cell.getKey().equals(stepName)) {
        step = number;
      } else if (number.isPresent()) {
        values.put(cell.getKey(), number.getAsDouble());
      } else if (!cell.getValue().isEmpty()) {
        texts.put(cell.getKey(), cell.getValue());
      }
    }
    return new Report.Metrics(steps.next(step), values, texts);
  }
}
