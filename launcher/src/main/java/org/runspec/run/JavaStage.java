package org.runspec.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.runspec.component.CancelledException;
import org.runspec.component.Metrics;
import org.runspec.component.MetricsSink;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.run.console.JavaOutput;
import org.runspec.run.console.StageProgress;
import org.runspec.run.program.Bell;
import org.runspec.run.program.Pacer;
import org.runspec.run.program.StopSignal;
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
  private final Pacer pacer;

  JavaStage(StagePlan plan, Stage stage, RunRecorder recorder, Pacer pacer) {
    this.plan = plan;
    this.stage = stage;
    this.recorder = recorder;
    this.pacer = pacer;
  }

  StageResult run(ExperimentFolder folder, long seed, StopSignal stop) throws InterruptedException {
    int number = plan.spec().number();
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
              number, plan.name(), folder, metrics, SeededRandom.ofStage(seed, number), stop, gate);
      CompletableFuture<Optional<Throwable>> end = start(context);
      await(end, stop);
      return end.isDone() ? result(end.join(), metrics) : new StageResult.Cancelled();
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
      while (!end.isDone() && !stop.wantsKill()) {
        pacer.await(bell, LONG);
      }
    } finally {
      stop.detach(bell);
      rings.cancel(false);
    }
  }

  private StageResult result(Optional<Throwable> thrown, Metrics metrics) {
    if (thrown.isEmpty()) {
      return completed(metrics);
    }
    Throwable cause = thrown.get();
    if (cause instanceof CancelledException || cause instanceof InterruptedException) {
      return new StageResult.Cancelled();
    }
    if (cause instanceof UserProblem problem) {
      recorder.list(problem.problems());
      return new StageResult.Failed(cause.getMessage());
    }
    recorder.print(StackTraces.lines(cause));
    return new StageResult.Failed(StackTraces.firstLine(cause));
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
