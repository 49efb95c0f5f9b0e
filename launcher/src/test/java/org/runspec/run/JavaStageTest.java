package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Cancellation;
import org.runspec.component.CancelledException;
import org.runspec.component.Meter;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.JobChannel;
import org.runspec.run.program.command.JobFacts;

class JavaStageTest {
  private static final String STAGE =
      "  - processing_stage:\n      component: processors/Minimize_Proc\n";

  @TempDir Path project;
  private final StopSignal stop = new StopSignal();
  private final CompletableFuture<Throwable> thrownAt = new CompletableFuture<>();

  @Test
  void aStageThatWasLeftBehindReportsNothingMore() throws Exception {
    assertIsStopped(
        context -> {
          Meter one = context.metrics().declare("one", "one");
          for (long step = 1; ; step++) {
            one.add(1);
            context.metrics().report(step);
            stop.kill();
          }
        });
  }

  @Test
  void norDoesItLog() throws Exception {
    assertIsStopped(
        context -> {
          while (true) {
            context.log("here");
            stop.kill();
          }
        });
  }

  /** A node kills at the end of the grace; the record is written before. */
  @Test
  void insideAJobAStageThatDoesNotListenIsLeftBehindBeforeTheGraceEnds() throws Exception {
    CountDownLatch testIsOver = new CountDownLatch(1);
    Stage deaf = context -> testIsOver.await();
    AtomicLong clock = new AtomicLong();
    Pacer hurried =
        new Pacer() {
          @Override
          public long nanoTime() {
            return clock.get();
          }

          @Override
          public void await(Bell bell, Duration atMost) {
            clock.addAndGet(atMost.toNanos());
          }
        };
    try (RunFixture run = new RunFixture(project, InstantSource.system(), STAGE)) {
      stop.request(Cancellation.Reason.TIME);
      StageResult result =
          new JavaStage(run.plan.stages().get(0), deaf, run.recorder, graceOf(30), hurried)
              .run(run.folder, 1, stop);

      assertEquals(new StageResult.Stopped(Cancellation.Reason.TIME), result);
      assertEquals(Duration.ofSeconds(28), Duration.ofNanos(clock.get()));
    } finally {
      testIsOver.countDown();
    }
  }

  private static JobChannel graceOf(int seconds) {
    return JobFacts.from(Map.of("XT_RUN_NAME", "run1.1", "RUNSPEC_GRACE", String.valueOf(seconds)))
        .channel();
  }

  @Test
  void aStageThatNeedsTooMuchMemoryIsToldWhatToDo() throws Exception {
    try (RunFixture run = new RunFixture(project, InstantSource.system(), STAGE)) {
      Stage greedy =
          context -> {
            throw new OutOfMemoryError("Java heap space");
          };
      StageResult result =
          new JavaStage(
                  run.plan.stages().get(0), greedy, run.recorder, JobChannel.NONE, Pacer.real())
              .run(run.folder, 1, stop);
      run.recorder.stopped(Cancellation.Reason.CANCEL);

      String reason = assertInstanceOf(StageResult.Failed.class, result).reason();
      String form =
          "Could not go on: the stage needs more memory than Java may use, [0-9]+ MB\\. Try: smaller"
              + " settings, or 'export JAVA_TOOL_OPTIONS=-Xmx[0-9]+g'\\.";
      assertTrue(reason.matches(form), reason);
    }
  }

  private void assertIsStopped(Stage stage) throws Exception {
    try (RunFixture run = new RunFixture(project, InstantSource.system(), STAGE)) {
      StageResult result =
          new JavaStage(
                  run.plan.stages().get(0),
                  telling(stage),
                  run.recorder,
                  JobChannel.NONE,
                  Pacer.real())
              .run(run.folder, 1, stop);
      run.recorder.stopped(Cancellation.Reason.CANCEL);

      assertEquals(new StageResult.Stopped(Cancellation.Reason.CANCEL), result);
      CancelledException thrown = assertInstanceOf(CancelledException.class, thrownAt.join());
      assertEquals(Cancellation.Reason.CANCEL, thrown.reason());
      List<String> journal = run.journal();
      assertTrue(journal.get(journal.size() - 1).contains("\"ended\""), journal::toString);
    }
  }

  /** The stage, which is found out when it is thrown at. */
  private Stage telling(Stage stage) {
    return new Stage() {
      @Override
      public void run(StageContext context) throws Exception {
        try {
          stage.run(context);
        } catch (Exception e) {
          thrownAt.complete(e);
          throw e;
        }
      }
    };
  }
}
