package org.runspec.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.component.CancelledException;
import org.runspec.component.Metrics;
import org.runspec.component.MetricsSink;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.run.console.StageProgress;
import org.runspec.spec.problem.UserProblem;

/** Runs a stage that is a Java class. */
final class JavaStage {
  private static final String STEP = "iters";

  private final StagePlan plan;
  private final Stage stage;
  private final RunRecorder recorder;

  JavaStage(StagePlan plan, Stage stage, RunRecorder recorder) {
    this.plan = plan;
    this.stage = stage;
    this.recorder = recorder;
  }

  StageResult run(ExperimentFolder folder, long seed, Cancellation cancellation) {
    int number = plan.spec().number();
    try (StageProgress progress =
        recorder.console().progress(plan.name(), STEP, plan.totalSteps())) {
      Metrics metrics = new Metrics((step, readings) -> row(step, readings, progress));
      StageContext context =
          new JavaStageContext(
              number,
              plan.name(),
              folder,
              metrics,
              SeededRandom.ofStage(seed, number),
              cancellation,
              recorder);
      stage.run(context);
      return completed(metrics);
    } catch (CancelledException e) {
      return new StageResult.Cancelled();
    } catch (UserProblem e) {
      return new StageResult.Failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StageResult.Cancelled();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      recorder.print(StackTraces.lines(e));
      return new StageResult.Failed(StackTraces.firstLine(e));
    }
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
