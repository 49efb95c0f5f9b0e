package org.runspec.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.runspec.component.Cancellation;
import org.runspec.component.CancelledException;
import org.runspec.component.Metrics;
import org.runspec.component.MetricsSink;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.run.console.JavaOutput;
import org.runspec.run.console.StageProgress;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.JobChannel;
import org.runspec.spec.problem.UserProblem;

/**
 * Runs a stage that is a Java class, on a thread of its own: a stage that does not listen cannot be
 * killed, but it can be left behind.
 */
final class JavaStage {
  private static final String STEP = "iters";
  private static final Duration LONG = Duration.ofHours(1);

  private final StagePlan plan;
  private final Stage stage;
  private final RunRecorder recorder;
  private final JobChannel job;
  private final Pacer pacer;

  JavaStage(StagePlan plan, Stage stage, RunRecorder recorder, JobChannel job, Pacer pacer) {
    this.plan = plan;
    this.stage = stage;
    this.recorder = recorder;
    this.job = job;
    this.pacer = pacer;
  }

  @SuppressWarnings("try") // the printed output is only diverted
  StageResult run(ExperimentFolder folder, long seed, StopSignal stop) throws InterruptedException {
    int number = plan.spec().number();
    recorder.rows(number).restartAt(Long.MIN_VALUE);
    try (StageProgress progress =
            recorder.console().progress(plan.name(), STEP, plan.totalSteps());
        StageGate gate =
            new StageGate(
                (step, readings) -> row(step, readings, progress),
                recorder.console()::print,
                stop);
        JavaOutput printed = JavaOutput.into(recorder.console())) {
      Metrics metrics = new Metrics(gate);
      StageContext context =
          new JavaStageContext(
              number,
              plan.name(),
              folder.path(),
              job.filesOf(folder.stage(number)).checkpoints(),
              metrics,
              SeededRandom.ofStage(seed, number),
              stop,
              gate);
      CompletableFuture<Optional<Throwable>> end = start(context);
      await(end, stop);
      return end.isDone() ? result(end.join(), metrics, stop) : stopped(stop);
    }
  }

  /** What the stage threw comes out of the future; nothing if it came to its end. */
  private CompletableFuture<Optional<Throwable>> start(StageContext context) {
    CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                stage.run(context);
                end.complete(Optional.empty());
              } catch (Exception | Error e) {
                end.complete(Optional.of(e));
              }
            },
            "stage " + plan.spec().number() + " " + plan.name());
    thread.setDaemon(true);
    thread.start();
    return end;
  }

  private void await(CompletableFuture<?> end, StopSignal stop) throws InterruptedException {
    Bell bell = new Bell();
    CompletableFuture<Void> rings = end.thenRun(bell::ring);
    stop.attach(bell);
    try {
      Optional<Long> asked = Optional.empty();
      while (!end.isDone() && !stop.wantsKill()) {
        if (asked.isEmpty() && stop.isRequested()) {
          asked = Optional.of(pacer.nanoTime());
        }
        Duration left = asked.map(this::patience).orElse(LONG);
        if (left.isNegative() || left.isZero()) {
          return;
        }
        pacer.await(bell, left);
      }
    } finally {
      stop.detach(bell);
      rings.cancel(false);
    }
  }

  /** Inside a job a stage that does not listen is left behind in time to write the record. */
  private Duration patience(long asked) {
    Duration since = Duration.ofNanos(pacer.nanoTime() - asked);
    return job.grace().map(whole -> job.graceOf(whole).minus(since)).orElse(LONG);
  }

  private static StageResult stopped(StopSignal stop) {
    return new StageResult.Stopped(stop.reason().orElse(Cancellation.Reason.CANCEL));
  }

  private StageResult result(Optional<Throwable> thrown, Metrics metrics, StopSignal stop) {
    if (thrown.isEmpty()) {
      return completed(metrics);
    }
    Throwable cause = thrown.get();
    if (cause instanceof CancelledException || cause instanceof InterruptedException) {
      return stopped(stop);
    }
    if (cause instanceof UserProblem problem) {
      recorder.list(problem.problems());
      return new StageResult.Failed(cause.getMessage());
    }
    if (cause instanceof OutOfMemoryError) {
      return new StageResult.Failed(outOfMemory());
    }
    recorder.print(StackTraces.lines(cause));
    return new StageResult.Failed(StackTraces.firstLine(cause));
  }

  private static String outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "Could not go on: the stage needs more memory than Java may use, "
        + megabytes
        + " MB. Try: smaller settings, or 'export JAVA_TOOL_OPTIONS=-Xmx"
        + Math.max(1, megabytes >> 9)
        + "g'.";
  }

  private void row(long step, List<MetricsSink.Reading> readings, StageProgress progress) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (MetricsSink.Reading reading : readings) {
      reading.mean().ifPresent(mean -> values.put(reading.metric().shortName(), mean));
    }
    recorder.row(plan.spec().number(), STEP, step, values, progress);
  }

  private StageResult completed(Metrics metrics) {
    Optional<Metrics.Summary> summary = metrics.summary();
    summary.ifPresent(
        s -> recorder.summary(plan.spec().number(), Map.of(s.metric().shortName(), s.value())));
    return new StageResult.Completed(
        summary.map(s -> new StageResult.Summary(s.metric().longName(), s.value())));
  }
}
