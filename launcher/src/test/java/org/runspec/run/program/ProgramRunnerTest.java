package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Cancellation.Reason;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramOutcome.Ending;
import org.runspec.run.program.report.NamedPattern;
import org.runspec.run.program.report.Report;
import org.runspec.run.program.report.Report.Checkpoint;
import org.runspec.run.program.report.Report.Metrics;

/** How programs are run, stopped and measured; how they fail is in {@link FailingProgramsTest}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh and signals")
class ProgramRunnerTest {
  private static final String READY = "echo '{\"ready\": 1}' >> $RUNSPEC_METRICS;";
  private static final String UNTIL_KILLED = "while true; do sleep 0.05; done";

  @TempDir Path folder;
  private ProgramFixture program;

  @BeforeEach
  void prepare() {
    program = new ProgramFixture(folder);
  }

  @Test
  void aProgramSeesItsEnvironmentAndEmptyInput() throws Exception {
    ProgramOutcome outcome =
        program.sh(
            "cat; pwd; echo $RUNSPEC_SEED ${XT_RUN_NAME-none}; ls -d $RUNSPEC_CHECKPOINT_DIR");
    assertEquals(
        List.of(folder.toRealPath().toString(), "42 none", program.files.checkpoints().toString()),
        program.output().lines().toList());
    assertEquals(
        new ProgramOutcome(
            Ending.DONE, "", OptionalInt.of(0), Optional.empty(), Progress.NONE, 0, 0),
        outcome);
  }

  @Test
  void theMachinesOwnTimeDoesAsWell() throws Exception {
    program.clock = Pacer.real();
    ProgramOutcome outcome = program.sh("sleep 1000 & echo $RUNSPEC_PROCESS_MARK");
    assertEquals(Ending.DONE, outcome.ending());
    assertEquals(1, outcome.strays());
  }

  @Test
  void aProgramInsideAProgramHasBothMarks() throws Exception {
    program.environment.put("RUNSPEC_PROCESS_MARK", "outer");
    program.sh("echo $RUNSPEC_PROCESS_MARK");
    assertTrue(program.output().matches("outer,[0-9a-f-]{36}\n"), program.output());
  }

  @Test
  void hostileArgumentsArriveAsTheyAre() throws Exception {
    List<String> words =
        List.of("a b", "", "'\"", "$HOME", "x\ny", "--k=v=w", "日本", "*", "y".repeat(300));
    List<String> command = new ArrayList<>(List.of("printf", "%s\\0"));
    command.addAll(words);
    program.run(command.toArray(String[]::new));
    byte[] printed = program.output().getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(printed, StandardCharsets.UTF_8);
    assertEquals(String.join("\0", words) + "\0", text);
  }

  @Test
  void aCancelledProgramMaySaveAndBeDone() throws Exception {
    program.onReport = report -> program.stop.request(Reason.CANCEL);
    ProgramOutcome outcome =
        program.sh("trap 'cat $RUNSPEC_STOP_FILE; exit 0' TERM;" + READY + UNTIL_KILLED);
    assertEquals("cancel\n", program.output());
    assertEquals(Ending.DONE, outcome.ending());
    assertEquals(Optional.of(Reason.CANCEL), outcome.stop());
  }

  @Test
  void aPreemptedProgramMayAskToBeRunAgain() throws Exception {
    program.onReport = report -> program.stop.request(Reason.PREEMPT);
    ProgramOutcome outcome = program.sh("trap 'exit 75' TERM;" + READY + UNTIL_KILLED);
    assertEquals(Ending.AGAIN, outcome.ending());
    assertEquals(Optional.of(Reason.PREEMPT), outcome.stop());
  }

  @Test
  void whoCancelsTwiceDoesNotWaitForTheGrace() throws Exception {
    program.onReport = report -> program.stop.request(Reason.CANCEL);
    ProgramOutcome outcome =
        program.sh(
            "trap 'echo \"{\\\"asked\\\": 1}\" >> $RUNSPEC_METRICS' TERM;" + READY + UNTIL_KILLED);
    assertEquals(Ending.STOPPED, outcome.ending());
    assertEquals("stopped (cancel), killed at once", outcome.reason());
  }

  @Test
  void twoDifferentReasonsAreNoReasonToKill() {
    program.stop.request(Reason.PREEMPT);
    program.stop.request(Reason.EARLY_STOP);
    program.stop.request(Reason.CANCEL);
    assertFalse(program.stop.wantsKill());
    program.stop.request(Reason.CANCEL);
    assertTrue(program.stop.wantsKill());
  }

  @Test
  void aProgramThatFailedBeforeItHeardThatItIsWorseThanOthersHasFailed() throws Exception {
    program.onReport =
        report -> {
          program.awaitEnd();
          program.stop.request(Reason.EARLY_STOP);
        };
    ProgramOutcome outcome = program.sh(READY + "echo 'Error: no memory' >&2; exit 1");
    assertEquals(Ending.FAILED, outcome.ending());
    assertEquals("Error: no memory", outcome.reason());
    assertEquals(Optional.empty(), outcome.stop());
  }

  @Test
  void aProgramThatShouldStopAlreadyIsNotStarted() throws Exception {
    program.stop.request(Reason.EARLY_STOP);
    ProgramOutcome outcome = program.sh("echo started");
    assertEquals(Ending.STOPPED, outcome.ending());
    assertEquals("stopped (early_stop) before it started", outcome.reason());
    assertEquals("", program.output());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void aWorkerWhoseShellDiesAtOnceHasItsGraceAllTheSame() throws Exception {
    program.onReport = report -> program.stop.request(Reason.PREEMPT);
    ProgramOutcome outcome =
        program.sh(
            "sh -c 'trap \"echo saving; sleep 0.1; echo still; sleep 0.1; echo saved; exit 0\" TERM;"
                + READY.replace("'", "'\\''")
                + UNTIL_KILLED
                + "' & wait");
    assertTrue(program.output().endsWith("saving\nstill\nsaved\n"), program.output());
    assertEquals(Ending.STOPPED, outcome.ending());
    assertEquals("preempted: its node was asked to leave", outcome.reason());
  }

  @Test
  void aStopFileOfAnEarlierAttemptIsGone() throws Exception {
    program.sh(
        "echo time > $RUNSPEC_STOP_FILE; echo '{\"iters\": 1, \"a\": 1}' > $RUNSPEC_METRICS");
    ProgramOutcome outcome = program.sh("test ! -e $RUNSPEC_STOP_FILE");
    assertEquals(Ending.DONE, outcome.ending());
    assertEquals(1, program.reports.size());
  }

  @Test
  void againNeedsProgress() throws Exception {
    String again = "echo '{\"iters\": 5, \"a\": 1}' >> $RUNSPEC_METRICS; exit 75";
    Progress first = program.sh(again).progress();
    Progress second = program.sh(again).progress();
    Progress third =
        program
            .sh("echo '{\"checkpoint\": \"c\", \"iters\": 5}' >> $RUNSPEC_METRICS; exit 75")
            .progress();
    assertTrue(first.isBeyond(Progress.NONE));
    assertFalse(second.isBeyond(first));
    assertTrue(third.isBeyond(first.and(second)));
    assertEquals(
        new Progress(OptionalDouble.of(5), Set.of(new Checkpoint("c", OptionalDouble.of(5)))),
        first.and(second).and(third));
  }

  @Test
  void muchOutputWithoutALineEndIsForwardedWhole() throws Exception {
    program.metrics = new MetricsSource.Output(NamedPattern.compile("(?P<loss>x)"));
    program.sh("head -c 200000000 /dev/zero");
    assertEquals(200_000_000, program.printedBytes.get());
  }

  @Test
  void linesOfOutputAreMetrics() throws Exception {
    program.metrics =
        new MetricsSource.Output(NamedPattern.compile("step (?P<iters>\\d+) loss (?P<loss>\\S+)"));
    program.sh("echo step 1 loss 0.5; printf 'step 2 loss 0.25'");
    assertEquals(List.of(loss(1, 0.5), loss(2, 0.25)), program.reports);
  }

  @Test
  void aCsvFileIsMetricsBesideJsonLines() throws Exception {
    Path csv = Files.writeString(folder.resolve("log.csv"), "iters,loss\n7,7\n");
    program.metrics = new MetricsSource.Csv(csv);
    program.sh("echo 1,0.5 >> log.csv; echo '{\"summary\": {\"a\": 1}}' >> $RUNSPEC_METRICS");
    assertEquals(
        Set.of(loss(1, 0.5), new Report.Summary(Map.of("a", 1L))), Set.copyOf(program.reports));
  }

  @Test
  void eventFilesComeFromTheReaderThatWasPluggedIn() throws Exception {
    program.metrics = new MetricsSource.TensorBoard(folder.resolve("events"));
    List<Report> ready = new ArrayList<>(List.of(loss(3, 4)));
    program.tensorBoard = events -> () -> ready.isEmpty() ? List.of() : List.of(ready.remove(0));
    program.sh("true");
    assertEquals(List.of(loss(3, 4)), program.reports);
  }

  @Test
  void aSourceThatCannotBeReadIsReportedOnce() throws Exception {
    program.metrics = new MetricsSource.Csv(Files.createDirectory(folder.resolve("log.csv")));
    ProgramOutcome outcome = program.sh("sleep 0.1");
    assertEquals(Ending.DONE, outcome.ending());
    assertEquals(
        List.of(new Report.BadLine("", "cannot read metrics: it is not a file")), program.reports);
  }

  @Test
  void aListenerThatFailsEndsTheProgram() throws Exception {
    program.onOutput =
        () -> {
          throw new IllegalArgumentException("disk full");
        };
    Exception failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> program.sh("echo x; setsid sleep 1000 & sleep 1000"));
    assertEquals("disk full", failure.getMessage());
    program.assertNothingIsLeft();

    program.onReport =
        report -> {
          throw new IllegalArgumentException("bug");
        };
    program.onOutput = () -> {};
    assertThrows(IllegalArgumentException.class, () -> program.sh(READY + "sleep 1000"));
    program.assertNothingIsLeft();
  }

  @Test
  void anInterruptedThreadLeavesNothingBehind() throws Exception {
    program.onReport = report -> Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> program.sh(READY + "sleep 1000"));
    program.assertNothingIsLeft();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void processesOfOtherProgramsAreNotTouched() throws Exception {
    ProgramFixture other = new ProgramFixture(Files.createDirectory(folder.resolve("other")));
    program.onReport =
        report -> {
          try {
            assertEquals(Ending.DONE, other.sh("setsid sleep 1000 & true").ending());
            Files.createFile(folder.resolve("other-is-over"));
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        };
    String child = "{ until [ -e other-is-over ]; do sleep 0.01; done; echo still there; } & ";
    ProgramOutcome outcome = program.sh(child + READY + "wait");
    assertEquals("still there\n", program.output());
    assertEquals(0, outcome.strays());
  }

  @Test
  void spansAreReadable() {
    assertEquals("0.5 s", Span.of(Duration.ofMillis(500)));
    assertEquals("30 s", Span.of(Duration.ofSeconds(30)));
    assertEquals("1 h 1 s", Span.of(Duration.ofSeconds(3601)));
  }

  private static Metrics loss(double step, double loss) {
    return new Metrics(step, Map.of("loss", loss), Map.of());
  }
}
