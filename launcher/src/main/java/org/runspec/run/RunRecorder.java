package org.runspec.run;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.run.console.Console;
import org.runspec.run.console.RunLines;
import org.runspec.run.console.StageProgress;
import org.runspec.run.console.Terminal;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.MetricsJournal;
import org.runspec.run.tensorboard.EventFileWriter;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/**
 * Takes what a run has to tell, to the console, the journal and the event files, and remembers what
 * the objective needs.
 */
final class RunRecorder implements AutoCloseable {
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final Console console;
  private final MetricsJournal journal;
  private final Optional<EventFileWriter> events;
  private final InstantSource clock;
  private final Map<Integer, StageRows> rows = new LinkedHashMap<>();
  private final long runStart;
  private long stageStart;

  RunRecorder(
      ExperimentFolder folder,
      Console console,
      Optional<EventFileWriter> events,
      InstantSource clock) {
    this.console = console;
    this.events = events;
    this.clock = clock;
    this.runStart = clock.millis();
    this.stageStart = runStart;
    this.journal = MetricsJournal.open(folder.metrics(), clock, this::stageHours, this::note);
  }

  /**
   * Opens all that a run is told to.
   *
   * @param host who writes event files for TensorBoard; none are written if empty
   */
  static RunRecorder open(
      ExperimentFolder folder, Terminal terminal, Optional<String> host, InstantSource clock) {
    Console console = Console.open(folder.console(), terminal);
    Optional<EventFileWriter> events = Optional.empty();
    try {
      events = host.map(name -> EventFileWriter.create(folder.path(), name, clock));
      return new RunRecorder(folder, console, events, clock);
    } catch (RuntimeException e) {
      try (console) {
        events.ifPresent(EventFileWriter::close);
      } catch (RuntimeException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  Console console() {
    return console;
  }

  void print(List<String> lines) {
    console.print(lines);
  }

  /** Lists what is wrong; nothing if a message says it all. */
  void list(List<Problem> problems) {
    console.print(problems.stream().map(Problem::toString).toList());
  }

  /** Says something once that is not part of the run's regular lines. */
  void note(String text) {
    console.print("Note: " + text);
  }

  /** Says what is probably not as the user thinks. */
  void warn(String text) {
    console.print(List.of("Warning: " + text, ""));
  }

  void warn(Problem warning) {
    Position position = warning.position();
    console.print(position.line() == 0 ? "Warning: " + warning.what() : warning.toString());
  }

  void hyperparameters(Map<String, ?> values) {
    console.print(RunLines.chosenHyperparameters(values));
    journal.hparams(values);
  }

  void stageStarts() {
    stageStart = clock.millis();
  }

  private double stageHours() {
    return (clock.millis() - stageStart) / MILLIS_PER_HOUR;
  }

  /** One row of a stage's metrics. */
  void row(
      int stage, String stepName, long step, Map<String, Double> metrics, StageProgress progress) {
    console.print(RunLines.report(stageHours(), step, stepName, metrics));
    progress.update(step);
    journal.row(stage, stepName, step, metrics);
    rows(stage).add(step, metrics);
    events.ifPresent(
        log -> {
          Map<String, Double> tagged = new LinkedHashMap<>();
          metrics.forEach((name, value) -> tagged.put("s" + stage + "-" + name, value));
          log.scalars(step, tagged);
        });
  }

  /** What a stage has reported so far; empty if it reported nothing. */
  StageRows rows(int stage) {
    return rows.computeIfAbsent(stage, number -> new StageRows());
  }

  void summary(int stage, Map<String, Double> values) {
    journal.summary(stage, values);
  }

  void checkpoint(int stage, String path, Optional<JournalLine.Step> at) {
    journal.checkpoint(stage, path, at);
  }

  void artifact(int stage, String path) {
    journal.artifact(stage, path);
  }

  /**
   * A report of a stage's program that could not be understood.
   *
   * @param text what was reported; empty if a whole source cannot be read, which is no part of the
   *     record, since another time it may be read
   */
  void badReport(int stage, String text, String why) {
    note("could not read a report: " + (text.isEmpty() ? why : why + ": " + text));
    if (!text.isEmpty()) {
      journal.badReport(stage, text, why);
    }
  }

  void programHyperparameters(Map<String, ?> values) {
    journal.hparams(values);
  }

  /** The run has come to its end. */
  void completed(OptionalDouble hpmax) {
    hpmax.ifPresent(
        value -> {
          console.print(RunLines.objective(value));
          journal.hpmax(value);
        });
    console.print(RunLines.allStagesCompleted());
    ended(new Ending.Completed());
  }

  void failed(int stage, String reason) {
    ended(new Ending.Failed(stage, reason));
  }

  void cancelled() {
    ended(new Ending.Cancelled());
  }

  /** The end tells the hours of the whole run. */
  private void ended(Ending ending) {
    stageStart = runStart;
    journal.ended(ending);
  }

  @Override
  public void close() {
    try (console;
        journal) {
      events.ifPresent(EventFileWriter::close);
    }
  }
}
