package org.runspec.cli.job.tensorboard;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.MetricLines;
import org.runspec.job.StageMetric;

/** The rows in a piece of an attempt's journal. What cannot be read is passed over. */
final class RowLines implements MetricLines.Listener {
  private final int attempt;
  private final List<MetricRow> rows = new ArrayList<>();
  private final Map<String, Double> values = new LinkedHashMap<>();
  private String stage = "";
  private double step = Double.NaN;

  private RowLines(int attempt) {
    this.attempt = attempt;
  }

  /** The rows of whole lines. */
  static List<MetricRow> read(byte[] lines, int attempt) {
    RowLines read = new RowLines(attempt);
    MetricLines.read(lines, read);
    return read.rows;
  }

  @Override
  public boolean wantsTime() {
    return true;
  }

  @Override
  public void begin() {
    values.clear();
    stage = "";
    step = Double.NaN;
  }

  @Override
  public void step(double value) {
    step = value;
  }

  @Override
  public boolean wants(String name) {
    stage = stage.isEmpty() ? StageMetric.stageOf(name) : stage;
    return true;
  }

  @Override
  public void value(String name, double value) {
    if (Double.isFinite(value)) {
      values.put(name, value);
    }
  }

  @Override
  public void end(String time) {
    if (!Double.isNaN(step)) {
      try {
        rows.add(new MetricRow(attempt, stage, step, Instant.parse(time), values));
      } catch (DateTimeParseException e) {
        return; // of a damaged line
      }
    }
  }
}
