package org.runspec.run;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.runspec.component.Cancellation;
import org.runspec.run.console.Console;
import org.runspec.run.console.RunLines;
import org.runspec.run.console.StageProgress;
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
  private final Optional<JobReports> job;
  private final InstantSource clock;
  private final Map<Integer, StageRows> rows = new LinkedHashMap<>();
  private final Map<Integer, Double> hoursBefore = new HashMap<>();
  private final long opened;
  private long stageStart;
  private boolean sawCheckpoint;

  RunRecorder(
      ExperimentFolder folder,
      Console console,
      Optional<EventFileWriter> events,
      Optional<JobReports> job,
      InstantSource clock) {
    this.console = console;
    this.events = events;
    this.job = job;
    this.clock = clock;
    this.opened = clock.millis();
    this.stageStart = opened;
    this.journal = MetricsJournal.open(folder.metrics(), clock, this::stageHours, this::note);
  }

  /**
   * Opens all that a run is told to.
   *
   * @param host who writes event files for TensorBoard; none are written if empty
   */
  static RunRecorder open(ExperimentFolder folder, RunSetting setting, Optional<String> host) {
    InstantSource clock = setting.clock();
    Console console = Console.open(folder.console(), setting.terminal());
    Optional<EventFileWriter> events = Optional.empty();
    Optional<JobReports> job = Optional.empty();
    try {
      job = JobReports.open(setting.job(), folder, setting.projectFolder());
      events = host.map(name -> EventFileWriter.create(folder.path(), name, clock));
      return new RunRecorder(folder, console, events, job, clock);
    } catch (RuntimeException e) {
      try (console) {
        events.ifPresent(EventFileWriter::close);
        job.ifPresent(JobReports::close);
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
    job.ifPresent(reports -> reports.hyperparameters(values));
  }

  /** Takes up the record of an interrupted run with the same hyperparameters. */
  void goOn(InterruptedRun run, int stages, Map<String, ?> hyperparameters) {
    console.print(RunLines.chosenHyperparameters(hyperparameters));
    console.print(RunLines.goingOn(run.finished().size(), run.lost(), stages));
    job.ifPresent(reports -> reports.hyperparameters(hyperparameters));
    Map<Integer, JournalLine.Row> last = new TreeMap<>();
    for (JournalLine.Row row : run.rows()) {
      rows(row.stage()).add(row.step(), row.reported());
      last.put(row.stage(), row);
    }
    last.forEach((stage, row) -> hoursBefore.put(stage, row.hours()));
    last.keySet().removeIf(stage -> stage >= run.next());
    last.values()
        .forEach(
            row ->
                job.ifPresent(
                    reports -> reports.row(row.stage(), row.step(), row.hours(), row.reported())));
  }

  /** A stage begins again, and its steps may go back. */
  void restarted(int stage, JournalLine.Restarted.Cause cause) {
    journal.restarted(stage, cause);
  }

  /** Whether a checkpoint was saved since the recorder was opened. */
  boolean sawCheckpoint() {
    return sawCheckpoint;
  }

  /** A stage starts; its hours go on where those of an interrupted run ended. */
  void stageStarts(int stage) {
    stageStart = clock.millis() - millis(hoursBefore.getOrDefault(stage, 0.0));
  }

  private static long millis(double hours) {
    return Math.round(hours * MILLIS_PER_HOUR);
  }

  private double stageHours() {
    return (clock.millis() - stageStart) / MILLIS_PER_HOUR;
  }

  /** One row of a stage's metrics. */
  void row(
      int stage, String stepName, long step, Map<String, Double> metrics, StageProgress progress) {
    double hours = stageHours();
    console.print(RunLines.report(hours, step, stepName, metrics));
    progress.update(step);
    journal.row(stage, stepName, step, metrics);
    rows(stage).add(step, metrics);
    job.ifPresent(reports -> reports.row(stage, step, hours, metrics));
    events.ifPresent(
        log -> {
          Map<String, Double> tagged = new LinkedHashMap<>();
          metrics.forEach((name, value) -> tagged.put(JobReports.nameOf(stage, name), value));
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
    sawCheckpoint = true;
    journal.checkpoint(stage, path, at);
    job.ifPresent(reports -> reports.checkpoint(stage, path, at.map(JournalLine.Step::count)));
  }

  void artifact(int stage, String path) {
    journal.artifact(stage, path);
    job.ifPresent(reports -> reports.artifact(path));
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
    job.ifPresent(reports -> reports.hyperparameters(values));
  }

  /** The run has come to its end. */
  void completed(OptionalDouble hpmax) {
    hpmax.ifPresent(
        value -> {
          console.print(RunLines.objective(value));
          journal.hpmax(value);
        });
    tellJob(hpmax);
    console.print(RunLines.allStagesCompleted());
    ended(new Ending.Completed());
  }

  /** Tells the job what the run came to; the record has it. */
  void tellJob(OptionalDouble hpmax) {
    hpmax.ifPresent(value -> job.ifPresent(reports -> reports.hpmax(value)));
  }

  void failed(int stage, String reason) {
    ended(new Ending.Failed(stage, reason));
  }

  void stopped(Cancellation.Reason reason) {
    ended(
        reason == Cancellation.Reason.CANCEL
            ? new Ending.Cancelled()
            : new Ending.Stopped(reason.word()));
  }

  /** The end tells the hours of the whole run. */
  private void ended(Ending ending) {
    stageStart =
        opened - millis(hoursBefore.values().stream().mapToDouble(Double::doubleValue).sum());
    journal.ended(ending);
  }

  @Override
  public void close() {
    try (console;
        journal) {
      events.ifPresent(EventFileWriter::close);
      job.ifPresent(JobReports::close);
    }
  }
}
