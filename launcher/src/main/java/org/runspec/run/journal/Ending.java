package org.runspec.run.journal;

/** How a run ended. */
public sealed interface Ending {
  /** All stages were processed. */
  record Completed() implements Ending {}

  /**
   * A stage failed.
   *
   * @param stage 1 for the first stage
   * @param reason what happened, in one line
   */
  record Failed(int stage, String reason) implements Ending {}

  /** The user, or whoever watches over the run, stopped it. */
  record Cancelled() implements Ending {}
}
