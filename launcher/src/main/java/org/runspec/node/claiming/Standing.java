package org.runspec.node.claiming;

/** What an observer may think of a node's life. */
public enum Standing {
  /** Its number was seen to change within the last lease. */
  LIVE,
  /** It was read, and the lease has not yet run out since; it may have died long ago. */
  PRESUMED,
  /** Its number stayed the same for one lease. */
  EXPIRED,
  /** It said that it leaves. */
  LEFT,
  /** Nothing of it was ever read. */
  UNKNOWN;

  /** Whether nobody executes its claims any more. */
  public boolean isOver() {
    return this == EXPIRED || this == LEFT;
  }
}
