package org.runspec.node.attempt;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.NotKept;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.run.program.ProgramListener;
import org.runspec.run.program.report.Report;
import org.runspec.search.stopping.Mark;

/** Writes into an attempt's journal what its command reports, and keeps its latest values. */
final class AttemptReports implements ProgramListener {
  /** Told of what others do something about. */
  interface Audience {
    void printed(byte[] bytes, int offset, int length);

    /** The latest value of each metric. */
    void measured(Map<String, Object> metrics);

    /** All hyperparameters that are known now. */
    void chosen(Map<String, Object> hparams);

    /** How the run stands after a report of what runs are compared by. */
    void compared(Mark mark);

    /** A checkpoint is complete; its score, higher is better, is that of the objective so far. */
    void checkpoint(Report.Checkpoint checkpoint, OptionalDouble score);
  }

  /** Where lines go. */
  interface Lines {
    void add(Event event) throws IOException;
  }

  private final Lines journal;
  private final Clock clock;
  private final Objective objective;
  private final ObjectiveSeries series;
  private final Optional<Measure> measure;
  private final Audience audience;
  private final Map<String, Object> metrics = new LinkedHashMap<>();
  private final Map<String, Object> hyperparameters;
  private String trouble = "";
  private boolean badReported;

  /**
   * Of an attempt that begins.
   *
   * @param measure by which runs are compared, if they are
   */
  AttemptReports(
      Lines journal,
      Clock clock,
      Objective objective,
      Optional<Measure> measure,
      Map<String, Object> hyperparameters,
      Audience audience) {
    this.journal = journal;
    this.clock = clock;
    this.objective = objective;
    this.series = new ObjectiveSeries(objective);
    this.measure = measure;
    this.hyperparameters = new LinkedHashMap<>(hyperparameters);
    this.audience = audience;
  }

  /** Begins with what earlier attempts of the run measured. */
  void goOnFrom(Map<String, Object> earlier) {
    metrics.putAll(earlier);
  }

  /** Takes a row of an earlier attempt, as if it was this one's, for what runs are compared by. */
  void goOnBehind(double step, Map<String, Object> row) {
    measure.ifPresent(it -> it.add(step, row));
  }

  @Override
  public void output(byte[] bytes, int offset, int length) {
    audience.printed(bytes, offset, length);
  }

  @Override
  public void report(Report report) {
    if (report instanceof Report.Metrics row) {
      measured(row);
    } else if (report instanceof Report.Hyperparameters chosen) {
      hyperparameters.putAll(chosen.values());
      add(EventKind.HPARAMS, chosen.values());
      audience.chosen(hyperparameters());
    } else if (report instanceof Report.Summary summary) {
      metrics.putAll(summary.values());
      add(EventKind.SUMMARY, summary.values());
      audience.measured(metrics());
    } else if (report instanceof Report.Artifact artifact) {
      add(EventKind.ARTIFACT, Map.of("path", artifact.path()));
    } else if (report instanceof Report.Checkpoint checkpoint) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("path", checkpoint.path());
      checkpoint.step().ifPresent(step -> data.put("step", step));
      add(EventKind.CHECKPOINT, data);
      audience.checkpoint(checkpoint, score());
    } else if (report instanceof Report.BadLine bad && !badReported) {
      badReported = true;
      add(EventKind.BAD_REPORT, Map.of("text", bad.text(), "why", bad.why()));
    }
  }

  private void measured(Report.Metrics row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(RunPlanning.STEP_NAME, whole(row.step()));
    values.putAll(row.values());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", row.step());
    data.put("values", values);
    if (!row.texts().isEmpty()) {
      data.put("texts", row.texts());
    }
    add(EventKind.METRICS, data);
    metrics.putAll(values); // the step too
    series.add(row.values());
    audience.measured(metrics());
    measure.flatMap(it -> it.add(row.step(), row.values())).ifPresent(audience::compared);
  }

  /** Steps are counted; a program may nevertheless report parts of one. */
  private static Object whole(double step) {
    return step == Math.rint(step) && Math.abs(step) < 1L << 53 ? (Object) (long) step : step;
  }

  private OptionalDouble score() {
    return objective.judged(metrics.get(objective.metric()));
  }

  /** Adds a line; what cannot be kept is remembered, and the command goes on. */
  void add(EventKind kind, Map<String, Object> data) {
    try {
      journal.add(new Event(Instant.now(clock), kind, Optional.empty(), data));
    } catch (IOException e) {
      trouble = e.toString();
    }
  }

  /**
   * Tells how it ended, once its files are durable.
   *
   * @param whyEarly why it was to end early, if it was
   * @param superseded whether another attempt has the run
   * @param notKept files that are not in the store
   */
  void ended(
      Claim claim, Verdict verdict, String whyEarly, boolean superseded, List<NotKept> notKept) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (verdict.isEarly()) {
      comeTo(measure.map(Measure::result).orElse(OptionalDouble.empty()));
      data.put(EarlyStopping.WHY, whyEarly);
    }
    data.put("attempt", claim.attempt());
    if (verdict instanceof Verdict.End end) {
      data.put("state", end.state().toString());
    } else if (verdict instanceof Verdict.Again again) {
      data.put("state", RunState.QUEUED.toString());
      data.put("cause", (superseded ? Cause.LOST : again.cause()).toString());
    }
    data.put("reason", verdict.reason());
    verdict.exitCode().ifPresent(code -> data.put("exit_code", code));
    data.put("metrics", metrics());
    data.put("hparams", hyperparameters());
    add(EventKind.ENDED, data);
    add(EventKind.CAPTURE_AFTER, NotKept.data(notKept));
  }

  /** A run that did not come to its end did not tell what it came to. */
  private void comeTo(OptionalDouble result) {
    boolean isTold = !objective.equals(Objective.HPMAX);
    if (!isTold && result.isPresent()) {
      metrics.putIfAbsent(Objective.HPMAX.metric(), result.getAsDouble());
    }
  }

  /** Why records are missing; empty if none are. */
  Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** The last value of each metric, in the order first logged; last, how good the run is. */
  Map<String, Object> metrics() {
    Map<String, Object> all = new LinkedHashMap<>(metrics);
    series.reduced().ifPresent(value -> all.putIfAbsent(Objective.HPMAX.metric(), value));
    return all;
  }

  /** The chosen values, and those that the command said it used. */
  Map<String, Object> hyperparameters() {
    return new LinkedHashMap<>(hyperparameters);
  }
}
