package org.runspec.backend;

/** How a target says that a node stands. Whether its runs succeeded is not the target's to say. */
public sealed interface NodeStatus {
  /** It waits for its machine. */
  record Queued() implements NodeStatus {}

  /** It is there. */
  record Running() implements NodeStatus {}

  /** It is no longer there. */
  record Gone() implements NodeStatus {}

  /**
   * Something else.
   *
   * @param said in the target's own words
   */
  record Unknown(String said) implements NodeStatus {}
}
