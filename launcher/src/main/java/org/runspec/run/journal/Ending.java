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

  /**
   * Whoever watches over the run stopped it; it may go on later.
   *
   * @param reason in a word, such as {@code preempt}
   */
  record Stopped(String reason) implements Ending {}

  /** Its user stopped it. */
  record Cancelled() implements Ending {}
}
