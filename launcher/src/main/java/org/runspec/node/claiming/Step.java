package org.runspec.node.claiming;

import org.runspec.job.Cause;

/** What a free slot of a node does next. */
public sealed interface Step {
  /**
   * Try to take a run.
   *
   * @param after the attempt that is over, as far as is known; 0 if the run was never claimed
   * @param cause why another attempt
   */
  record Take(int run, int after, Cause cause) implements Step {}

  /** Wait until more is known: other slots or nodes still have runs that may come back. */
  record Wait() implements Step {}

  /** Nothing will come: the node may leave. */
  record Leave() implements Step {}
}
