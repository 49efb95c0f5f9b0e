package org.runspec.run.program.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns the fields of one JSON line into reports. The keys {@code hparams} and {@code summary} with
 * an object, {@code checkpoint} and {@code artifact} with a text have their meanings; whatever else
 * is a number is a metric, so that one line may say several things. Of truths, true is the metric 1
 * and false is 0; null is no value.
 */
final class ReportLine {
  private final String stepName;
  private final StepCounter steps;

  ReportLine(String stepName, StepCounter steps) {
    this.stepName = stepName;
    this.steps = steps;
  }

  /** The reports in the line; a line without any is a bad one. */
  List<Report> reports(LineSplitter.Line line) {
    if (line.cut()) {
      return List.of(new Report.BadLine(line.text(), "the line is too long"));
    }
    try {
      return reports(line, JsonObjectLine.parse(line.bytes()));
    } catch (JsonObjectLine.Malformed e) {
      return List.of(new Report.BadLine(line.text(), e.getMessage()));
    }
  }

  private List<Report> reports(LineSplitter.Line line, Map<String, Object> fields) {
    Object stepField = fields.remove(stepName);
    if (stepField != null && !(stepField instanceof Number)) {
      return List.of(new Report.BadLine(line.text(), stepName + " is not a number"));
    }
    OptionalDouble step =
        stepField instanceof Number number
            ? OptionalDouble.of(number.doubleValue())
            : OptionalDouble.empty();
    List<Report> found = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    List<String> quoted = new ArrayList<>();
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (value instanceof Number number) {
            values.put(key, number.doubleValue());
          } else if (value instanceof Boolean truth) {
            values.put(key, truth ? 1.0 : 0.0);
          } else if (value instanceof Map<?, ?> map && key.equals("hparams")) {
            found.add(new Report.Hyperparameters(named(map)));
          } else if (value instanceof Map<?, ?> map && key.equals("summary")) {
            found.add(new Report.Summary(named(map)));
          } else if (value instanceof String path && key.equals("checkpoint")) {
            found.add(new Report.Checkpoint(path, step));
          } else if (value instanceof String path && key.equals("artifact")) {
            found.add(new Report.Artifact(path));
          } else if (value instanceof String text) {
            texts.put(key, text);
            Numbers.read(text).ifPresent(number -> quoted.add(key));
          } else if (value != null) {
            odd.add(key);
          }
        });
    if (!values.isEmpty()) {
      found.add(0, new Report.Metrics(steps.next(step), values, texts));
    }
    if (!odd.isEmpty()) {
      found.add(new Report.BadLine(line.text(), String.join(", ", odd) + " is not a number"));
    } else if (!quoted.isEmpty()) {
      String why = " is a text, and no number, as it is in quotes";
      found.add(new Report.BadLine(line.text(), String.join(", ", quoted) + why));
    } else if (found.isEmpty()) {
      found.add(new Report.BadLine(line.text(), "nothing is reported in it"));
    }
    return found;
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}
