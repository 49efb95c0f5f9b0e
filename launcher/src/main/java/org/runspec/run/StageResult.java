package org.runspec.run;

import java.util.Optional;
import org.runspec.component.Cancellation;

/** How a stage ended. */
sealed interface StageResult {
  /**
   * What a stage comes to.
   *
   * @param what in words, such as {@code mean reward per step}
   */
  record Summary(String what, double value) {}

  /** It came to its end. */
  record Completed(Optional<Summary> summary) implements StageResult {}

  /** It failed, for a reason in one line. */
  record Failed(String reason) implements StageResult {}

  /** It was stopped before it had come to its end. */
  record Stopped(Cancellation.Reason reason) implements StageResult {}
}
