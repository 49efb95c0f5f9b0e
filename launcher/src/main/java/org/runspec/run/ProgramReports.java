package org.runspec.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.run.console.StageProgress;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.ProgramListener;
import org.runspec.run.program.report.Report;

/** Passes on what a stage's program prints and reports, and sums it up. */
final class ProgramReports implements ProgramListener {
  private final int stage;
  private final String stepName;
  private final Optional<String> source;
  private final RunRecorder recorder;
  private final StageProgress progress;
  private final OutputStream output;
  private Optional<String> firstMetric;
  private Optional<StageResult.Summary> summary = Optional.empty();
  private boolean attemptBegins;

  ProgramReports(StagePlan.OfProgram plan, RunRecorder recorder, StageProgress progress) {
    this.stage = plan.spec().number();
    this.stepName = plan.settings().stepName();
    this.source = source(plan.settings().metrics());
    this.recorder = recorder;
    this.progress = progress;
    this.output = recorder.console().programOutput();
    this.firstMetric = recorder.rows(stage).names().stream().findFirst();
    this.attemptBegins = firstMetric.isPresent();
  }

  /** Where metrics were promised to be, if anywhere beside the program's own reports. */
  private static Optional<String> source(MetricsSource metrics) {
    if (metrics instanceof MetricsSource.Csv csv) {
      return Optional.of("in " + csv.file());
    }
    if (metrics instanceof MetricsSource.TensorBoard events) {
      return Optional.of("in event files below " + events.folder());
    }
    return metrics instanceof MetricsSource.Output
        ? Optional.of("by metrics_pattern in what the program printed")
        : Optional.empty();
  }

  /** The program is started again; its steps may go back. */
  void newAttempt() {
    recorder.restarted(stage, JournalLine.Restarted.Cause.AGAIN);
    attemptBegins = true;
  }

  @Override
  public void output(byte[] bytes, int offset, int length) {
    try {
      output.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void report(Report report) {
    if (report instanceof Report.Metrics metrics) {
      metrics(metrics);
    } else if (report instanceof Report.Summary result) {
      summary(result.values());
    } else if (report instanceof Report.Checkpoint checkpoint) {
      recorder.checkpoint(stage, checkpoint.path(), step(checkpoint.step()));
    } else if (report instanceof Report.Artifact artifact) {
      recorder.artifact(stage, artifact.path());
    } else if (report instanceof Report.Hyperparameters hyperparameters) {
      recorder.programHyperparameters(hyperparameters.values());
    } else if (report instanceof Report.BadLine bad) {
      recorder.badReport(stage, bad.text(), bad.why());
    }
  }

  private Optional<JournalLine.Step> step(OptionalDouble step) {
    return step.isPresent()
        ? Optional.of(new JournalLine.Step(stepName, Math.round(step.getAsDouble())))
        : Optional.empty();
  }

  private void metrics(Report.Metrics row) {
    if (row.values().isEmpty()) {
      return;
    }
    long step = Math.round(row.step());
    if (attemptBegins) {
      recorder.rows(stage).restartAt(step);
      attemptBegins = false;
    }
    if (firstMetric.isEmpty()) {
      firstMetric = row.values().keySet().stream().findFirst();
    }
    recorder.row(stage, stepName, step, row.values(), progress);
  }

  private void summary(Map<String, Object> values) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Number number) {
            numbers.put(name, number.doubleValue());
          } else if (value instanceof Boolean truth) {
            numbers.put(name, truth ? 1.0 : 0.0);
          }
        });
    if (numbers.isEmpty()) {
      recorder.note("a summary without numbers was ignored");
      return;
    }
    recorder.summary(stage, numbers);
    Map.Entry<String, Double> first = numbers.entrySet().iterator().next();
    summary = Optional.of(new StageResult.Summary(first.getKey(), first.getValue()));
  }

  /** What the program said it came to; else its first metric's mean over all rows. */
  Optional<StageResult.Summary> summary() {
    if (firstMetric.isEmpty()) {
      source.ifPresent(named -> recorder.note("no metrics were found " + named));
    }
    if (summary.isPresent() || firstMetric.isEmpty()) {
      return summary;
    }
    List<Double> values = recorder.rows(stage).of(firstMetric.get());
    OptionalDouble mean = Reduction.MEAN.of(values, false);
    if (mean.isEmpty()) {
      return Optional.empty();
    }
    recorder.summary(stage, Map.of(firstMetric.get(), mean.getAsDouble()));
    return Optional.of(new StageResult.Summary("mean " + firstMetric.get(), mean.getAsDouble()));
  }
}
