package org.runspec.run.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.runspec.run.journal.JournalLine.Step;

/**
 * Appends what a run reports to {@code metrics.jsonl}, one JSON object per line. A line goes to the
 * operating system in one write before the method returns, so a killed run loses none. The fields
 * {@code hrs} and {@code time} are the only ones that depend on time. Thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} when the file cannot be written.
 */
public final class MetricsJournal implements AutoCloseable {
  private static final double HOURS_RESOLUTION = 1e6;

  private final AppendedLines file;
  private final InstantSource clock;
  private final DoubleSupplier hours;
  private final MetricNames names;

  private MetricsJournal(
      AppendedLines file, InstantSource clock, DoubleSupplier hours, Consumer<String> notes) {
    this.file = file;
    this.clock = clock;
    this.hours = hours;
    this.names = new MetricNames(notes);
  }

  /**
   * Opens a journal for appending.
   *
   * @param clock gives the field {@code time}
   * @param hours hours since the stage, or at the end the run, started: the field {@code hrs}
   * @param notes hears, once per name, that a metric is written under another name
   */
  public static MetricsJournal open(
      Path file, InstantSource clock, DoubleSupplier hours, Consumer<String> notes) {
    return new MetricsJournal(AppendedLines.open(file), clock, hours, notes);
  }

  /** The chosen hyperparameters; nothing is written when there are none. */
  public synchronized void hparams(Map<String, ?> values) {
    if (!values.isEmpty()) {
      append(new JournalLine.Hparams(new LinkedHashMap<>(values)));
    }
  }

  /**
   * The metrics of one reporting period.
   *
   * @param stage 1 for the first stage
   * @param stepName what a step is called, such as {@code iters}
   * @param step how many steps were done
   */
  public synchronized void row(int stage, String stepName, long step, Map<String, Double> metrics) {
    String stepKey = names.step(stepName);
    append(
        new JournalLine.Row(
            stage, stepKey, step, names.metrics(metrics, stepKey), hoursSoFar(), clock.instant()));
  }

  /** A stage's result. */
  public synchronized void summary(int stage, Map<String, Double> metrics) {
    append(new JournalLine.Summary(stage, metrics));
  }

  /** A checkpoint is complete, at a step or, where none is known, just so. */
  public synchronized void checkpoint(int stage, String path, Optional<Step> at) {
    Optional<Step> safe = at.map(step -> new Step(names.step(step.name()), step.count()));
    append(new JournalLine.Checkpoint(stage, path, safe));
  }

  /** A file to keep. */
  public synchronized void artifact(int stage, String path) {
    append(new JournalLine.Artifact(stage, path));
  }

  /** A report that could not be understood: its text, shortened when long, and why. */
  public synchronized void badReport(int stage, String text, String reason) {
    append(new JournalLine.BadReport(stage, text, reason));
  }

  /** The objective that a search would maximise. */
  public synchronized void hpmax(double objective) {
    append(new JournalLine.Objective(objective));
  }

  /** The stage begins again. */
  public synchronized void restarted(int stage, JournalLine.Restarted.Cause cause) {
    append(new JournalLine.Restarted(stage, cause, hoursSoFar(), clock.instant()));
  }

  /** The run's end; nothing comes after it unless the run is resumed. */
  public synchronized void ended(Ending ending) {
    append(new JournalLine.Ended(ending, hoursSoFar(), clock.instant()));
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  private void append(JournalLine line) {
    try {
      file.append(JournalFormat.write(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double hoursSoFar() {
    return rounded(hours.getAsDouble());
  }

  /** Hours as they are kept: in millionths. */
  public static double rounded(double hours) {
    return Math.round(hours * HOURS_RESOLUTION) / HOURS_RESOLUTION;
  }
}
