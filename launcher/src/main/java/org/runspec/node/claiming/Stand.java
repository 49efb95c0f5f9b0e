package org.runspec.node.claiming;

import org.runspec.job.Cause;
import org.runspec.job.NodeName;

/** How a run stands, as far as a node knows. A run without any was never claimed. */
public sealed interface Stand {
  /** The latest attempt that is known; 0 if it was never claimed. */
  int attempt();

  /** Somebody has it. */
  record Held(int attempt, NodeName node) implements Stand {}

  /**
   * Its attempt is over and it wants another.
   *
   * @param node who had it, and will take it again while it lives
   */
  record Released(int attempt, NodeName node, Cause cause) implements Stand {}

  /** Its end was set aside; anybody may take it. */
  record Resumed(int attempt) implements Stand {}

  /** It has an end. */
  record Ended(int attempt) implements Stand {}
}
