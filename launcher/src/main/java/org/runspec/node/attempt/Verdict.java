package org.runspec.node.attempt;

import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.EarlyStopping;
import org.runspec.job.MultiRun;
import org.runspec.job.RunState;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.Progress;

/** What follows from the end of an attempt: pure, from what happened and what the job allows. */
public sealed interface Verdict {
  /** The run has its end. */
  record End(RunState state, String reason, Optional<Integer> exitCode) implements Verdict {}

  /** The run wants another attempt. */
  record Again(Cause cause, String reason, Optional<Integer> exitCode) implements Verdict {}

  /** In one line, what happened; empty if it completed. */
  String reason();

  /** Whether the run ended because it did worse than others. */
  default boolean isEarly() {
    return this instanceof End end
        && end.state() == RunState.COMPLETED
        && end.reason().equals(EarlyStopping.REASON);
  }

  /** The same, with the name of who cancelled it, where there is one. */
  default Verdict by(String who) {
    return this instanceof End end && end.state() == RunState.CANCELLED && !who.isEmpty()
        ? new End(RunState.CANCELLED, "cancelled by " + who, end.exitCode())
        : this;
  }

  /**
   * The same where a client wanted another attempt, which is nobody's failure, however the command
   * took it: unless it was done, or is cancelled.
   *
   * @param who the client; empty if there is none
   */
  default Verdict restarted(ProgramOutcome outcome, String who) {
    boolean asked = outcome.stop().filter(Cancellation.Reason.PREEMPT::equals).isPresent();
    boolean goesOn = this instanceof Again || ((End) this).state() == RunState.ERROR;
    return asked && goesOn && !who.isEmpty()
        ? new Again(Cause.RESTARTED, "restarted by " + who, exitCode())
        : this;
  }

  /** Of the command, if it ended by itself. */
  Optional<Integer> exitCode();

  /**
   * Judges.
   *
   * @param earlier how far all attempts before this one came together
   */
  static Verdict of(ProgramOutcome outcome, Claim claim, MultiRun.Limits limits, Progress earlier) {
    Optional<Integer> exitCode =
        outcome.exitCode().isPresent()
            ? Optional.of(outcome.exitCode().getAsInt())
            : Optional.empty();
    Optional<Cancellation.Reason> stop = outcome.stop();
    if (stop.filter(Cancellation.Reason.CANCEL::equals).isPresent()) {
      return new End(
          RunState.CANCELLED,
          outcome.reason().isEmpty() ? "cancelled" : outcome.reason(),
          exitCode);
    }
    if (stop.filter(Cancellation.Reason.EARLY_STOP::equals).isPresent()
        && outcome.ending() != ProgramOutcome.Ending.FAILED) {
      return new End(RunState.COMPLETED, EarlyStopping.REASON, exitCode);
    }
    if (outcome.ending() == ProgramOutcome.Ending.DONE) {
      return new End(RunState.COMPLETED, "", exitCode);
    }
    if (outcome.ending() == ProgramOutcome.Ending.FAILED) {
      return failed(outcome.reason(), exitCode, claim, limits);
    }
    if (stop.filter(Cancellation.Reason.PREEMPT::equals).isPresent()) {
      return new Again(Cause.CONTINUED, outcome.reason(), exitCode);
    }
    return stop.isPresent()
        ? outOfTime(outcome, exitCode, earlier)
        : askedAgain(outcome, exitCode, earlier);
  }

  /** Judges an attempt that the node could not execute. */
  static Verdict failed(
      String reason, Optional<Integer> exitCode, Claim claim, MultiRun.Limits limits) {
    return claim.failures() + 1 < limits.maxAttempts()
        ? new Again(Cause.RETRIED, reason, exitCode)
        : new End(RunState.ERROR, reason, exitCode);
  }

  /**
   * What has saved nothing would never come further in the same time; who asks to be run again says
   * that it has saved something, such as a finished stage.
   */
  private static Verdict outOfTime(
      ProgramOutcome outcome, Optional<Integer> exitCode, Progress earlier) {
    boolean saved = !earlier.checkpoints().containsAll(outcome.progress().checkpoints());
    boolean asked =
        outcome.ending() == ProgramOutcome.Ending.AGAIN && outcome.progress().isBeyond(earlier);
    return saved || asked
        ? new Again(Cause.CONTINUED, outcome.reason(), exitCode)
        : new End(RunState.ERROR, outcome.reason(), exitCode);
  }

  private static Verdict askedAgain(
      ProgramOutcome outcome, Optional<Integer> exitCode, Progress earlier) {
    return outcome.progress().isBeyond(earlier)
        ? new Again(Cause.CONTINUED, outcome.reason(), exitCode)
        : new End(
            RunState.ERROR,
            "asked to be run again (exit code 75) without having come any further",
            exitCode);
  }
}
