package org.runspec.run.program;

import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.component.Cancellation;

/**
 * How a program ended.
 *
 * @param ending the kind of end
 * @param reason what happened, in one line; empty when it is done
 * @param exitCode none if it was never started; 128 and the signal's number if a signal ended it
 * @param stop why it was asked to stop, if it was; a program may still be done in spite of it
 * @param progress how far it came
 * @param strays processes that it left behind and that were ended
 * @param survivors processes that could not be ended
 */
public record ProgramOutcome(
    Ending ending,
    String reason,
    OptionalInt exitCode,
    Optional<Cancellation.Reason> stop,
    Progress progress,
    int strays,
    int survivors) {

  /** The kinds of end. */
  public enum Ending {
    /** It exited with 0. */
    DONE,
    /** It exited with 75: it has saved what it needs and wants to be run again. */
    AGAIN,
    /** It was asked to stop, or killed after its grace. */
    STOPPED,
    /** Anything else, also when it could not be started. */
    FAILED
  }

  static ProgramOutcome neverStarted(String reason) {
    return new ProgramOutcome(
        Ending.FAILED, reason, OptionalInt.empty(), Optional.empty(), Progress.NONE, 0, 0);
  }

  static ProgramOutcome stoppedBeforeStart(Cancellation.Reason why) {
    return new ProgramOutcome(
        Ending.STOPPED,
        "stopped (" + why.word() + ") before it started",
        OptionalInt.empty(),
        Optional.of(why),
        Progress.NONE,
        0,
        0);
  }
}
