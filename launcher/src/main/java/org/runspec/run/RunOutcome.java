package org.runspec.run;

import java.util.OptionalDouble;
import org.runspec.component.Cancellation;

/** How a run ended. */
public sealed interface RunOutcome {
  /** All stages were processed. */
  record Completed(OptionalDouble hpmax) implements RunOutcome {}

  /**
   * A stage failed.
   *
   * @param stage from 1
   * @param reason what happened, in one line
   */
  record Failed(int stage, String reason) implements RunOutcome {}

  /**
   * Somebody stopped it.
   *
   * @param saved whether it need not begin anew: a stage was finished, or a checkpoint saved
   */
  record Stopped(Cancellation.Reason reason, boolean saved) implements RunOutcome {}
}
