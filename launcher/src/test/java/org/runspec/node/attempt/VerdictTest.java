package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runspec.component.Cancellation.Reason;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.node.claiming.Succession;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.ProgramOutcome.Ending;
import org.runspec.run.program.Progress;
import org.runspec.run.program.report.Report.Checkpoint;

class VerdictTest {
  private static final Progress SAVED =
      new Progress(OptionalDouble.of(10), Set.of(new Checkpoint("c", OptionalDouble.of(10))));

  private static Claim claim(int failures, int losses) {
    return new Claim(
        3,
        failures + losses + 1,
        new RunName(1, 1),
        new NodeName(0, "n"),
        "t",
        1,
        Map.of(),
        Map.of(),
        Cause.FIRST,
        failures,
        losses,
        Instant.EPOCH);
  }

  private static MultiRun.Limits limits(int maxAttempts, int maxLosses) {
    return new MultiRun.Limits(
        maxAttempts, maxLosses, Optional.empty(), 1, false, Optional.empty());
  }

  private static ProgramOutcome outcome(
      Ending ending, int exitCode, Optional<Reason> stop, Progress progress) {
    return new ProgramOutcome(ending, "why", OptionalInt.of(exitCode), stop, progress, 0, 0);
  }

  private static String judged(
      Ending ending, int exitCode, Optional<Reason> stop, Progress progress, Progress earlier) {
    Verdict verdict =
        Verdict.of(outcome(ending, exitCode, stop, progress), claim(0, 0), limits(1, 1), earlier);
    return verdict instanceof Verdict.End end
        ? end.state().toString()
        : ((Verdict.Again) verdict).cause().toString();
  }

  private static String judged(Ending ending, int exitCode, Optional<Reason> stop) {
    return judged(ending, exitCode, stop, Progress.NONE, Progress.NONE);
  }

  @Test
  void zeroIsDoneWhateverWasAsked() {
    assertEquals("completed", judged(Ending.DONE, 0, Optional.empty()));
    assertEquals("completed", judged(Ending.DONE, 0, Optional.of(Reason.PREEMPT)));
    assertEquals("completed", judged(Ending.DONE, 0, Optional.of(Reason.TIME)));
    assertEquals("cancelled", judged(Ending.DONE, 0, Optional.of(Reason.CANCEL)));
  }

  @Test
  void aRunThatIsWorseThanOthersIsCompletedUnlessItFailed() {
    Optional<Reason> early = Optional.of(Reason.EARLY_STOP);
    assertEquals("completed", judged(Ending.DONE, 0, early));
    assertEquals("completed", judged(Ending.STOPPED, 143, early));
    assertEquals("completed", judged(Ending.AGAIN, 75, early));
    assertEquals("error", judged(Ending.FAILED, 1, early));
  }

  @Test
  void whoAsksToBeRunAgainMustHaveComeFurther() {
    assertEquals("continued", judged(Ending.AGAIN, 75, Optional.empty(), SAVED, Progress.NONE));
    assertEquals("error", judged(Ending.AGAIN, 75, Optional.empty(), SAVED, SAVED));
    assertEquals("error", judged(Ending.AGAIN, 75, Optional.empty()));
    assertEquals("continued", judged(Ending.AGAIN, 75, Optional.of(Reason.PREEMPT)));
  }

  @Test
  void aPreemptedRunIsQueuedAgainEvenIfItSavedNothing() {
    assertEquals("continued", judged(Ending.STOPPED, 143, Optional.of(Reason.PREEMPT)));
    assertEquals("continued", judged(Ending.STOPPED, 137, Optional.of(Reason.PREEMPT)));
  }

  @Test
  void whenItsTimeIsOverARunGoesOnOnlyFromACheckpoint() {
    Optional<Reason> time = Optional.of(Reason.TIME);
    assertEquals("error", judged(Ending.STOPPED, 143, time));
    assertEquals("continued", judged(Ending.STOPPED, 143, time, SAVED, Progress.NONE));
    assertEquals("error", judged(Ending.STOPPED, 143, time, SAVED, SAVED));
  }

  @Test
  void orFromWhateverElseItSaysThatItSaved() {
    Optional<Reason> time = Optional.of(Reason.TIME);
    Progress further = new Progress(OptionalDouble.of(20), Set.of());
    assertEquals("continued", judged(Ending.AGAIN, 75, time, further, Progress.NONE));
    assertEquals("error", judged(Ending.AGAIN, 75, time, further, further));
    assertEquals("error", judged(Ending.STOPPED, 143, time, further, Progress.NONE));
  }

  @Test
  void aFailureIsTriedAgainWhileTheJobAllows() {
    ProgramOutcome failed = outcome(Ending.FAILED, 9, Optional.empty(), Progress.NONE);

    assertEquals(
        new Verdict.Again(Cause.RETRIED, "why", Optional.of(9)),
        Verdict.of(failed, claim(1, 5), limits(3, 10), Progress.NONE));
    assertEquals(
        new Verdict.End(RunState.ERROR, "why", Optional.of(9)),
        Verdict.of(failed, claim(2, 0), limits(3, 10), Progress.NONE));
  }

  @Test
  void aRestartIsNobodysFailureHoweverTheCommandTookIt() {
    Optional<Reason> asked = Optional.of(Reason.PREEMPT);
    assertEquals("restarted", restarted(Ending.STOPPED, 143, asked));
    assertEquals("restarted", restarted(Ending.AGAIN, 75, asked));
    assertEquals("restarted", restarted(Ending.FAILED, 1, asked));
    assertEquals("completed", restarted(Ending.DONE, 0, asked), "there is nothing left to do");
    assertEquals("cancelled", restarted(Ending.STOPPED, 143, Optional.of(Reason.CANCEL)));
    assertEquals("error", restarted(Ending.FAILED, 1, Optional.empty()), "it came too late");
  }

  private static String restarted(Ending ending, int exitCode, Optional<Reason> stop) {
    ProgramOutcome outcome = outcome(ending, exitCode, stop, Progress.NONE);
    Verdict verdict =
        Verdict.of(outcome, claim(0, 0), limits(1, 1), Progress.NONE).restarted(outcome, "ann");
    return verdict instanceof Verdict.End end
        ? end.state().toString()
        : ((Verdict.Again) verdict).cause().toString();
  }

  @Test
  void lossesAndFailuresAreCountedApartAndForgottenByResume() {
    Claim before = claim(1, 2);
    assertEquals(new Succession(5, Cause.LOST, 1, 3), Succession.after(before, 4, Cause.LOST));
    assertEquals(
        new Succession(5, Cause.RETRIED, 2, 2), Succession.after(before, 4, Cause.RETRIED));
    assertEquals(
        new Succession(5, Cause.CONTINUED, 1, 2), Succession.after(before, 4, Cause.CONTINUED));
    assertEquals(
        new Succession(5, Cause.RESTARTED, 1, 2), Succession.after(before, 4, Cause.RESTARTED));
    assertEquals(
        new Succession(5, Cause.RESUMED, 0, 0), Succession.after(before, 4, Cause.RESUMED));
    assertEquals(
        Optional.of("lost with its node 3 times"),
        Succession.after(before, 4, Cause.LOST).forbidden(limits(1, 2)));
    assertEquals(Optional.empty(), Succession.after(before, 4, Cause.LOST).forbidden(limits(1, 3)));
  }
}
