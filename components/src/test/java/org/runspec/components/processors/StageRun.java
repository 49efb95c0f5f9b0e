package org.runspec.components.processors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.component.Cancellation;
import org.runspec.component.Metrics;
import org.runspec.component.MetricsSink;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;

/** Runs stages, as a run's first one, and keeps what they report. */
final class StageRun implements StageContext {
  private final Path folder;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Metrics metrics = new Metrics((step, readings) -> keep(step, readings));
  private long cancelAfter = Long.MAX_VALUE;
  private long asked;

  /** One report, with the mean of each metric. */
  record Row(long step, List<OptionalDouble> means) {}

  StageRun(Path folder) {
    this.folder = folder;
  }

  /** Runs a stage to its end. */
  static StageRun of(Stage stage, Path folder) throws Exception {
    StageRun run = new StageRun(folder);
    stage.run(run);
    return run;
  }

  /** Asks the stage to stop once it has asked so often. */
  StageRun cancelledAfter(long questions) {
    cancelAfter = questions;
    return this;
  }

  private void keep(long step, List<MetricsSink.Reading> readings) {
    rows.add(new Row(step, readings.stream().map(MetricsSink.Reading::mean).toList()));
  }

  List<Row> rows() {
    return rows;
  }

  /** A metric's mean in the last row. */
  double last(int metric) {
    return rows.get(rows.size() - 1).means().get(metric).orElseThrow();
  }

  /** What was printed. */
  List<String> lines() {
    return lines;
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "Stage";
  }

  @Override
  public Path experimentPath() {
    return folder;
  }

  @Override
  public Path checkpointDirectory() {
    return folder;
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public SeededRandom random() {
    return new SeededRandom(0);
  }

  @Override
  public Cancellation cancellation() {
    return () -> ++asked > cancelAfter ? Optional.of(Cancellation.Reason.CANCEL) : Optional.empty();
  }

  @Override
  public void log(String line) {
    lines.add(line);
  }
}
