package org.runspec.store;

/** What can be said of a job's nodes at once, by somebody who is where they were started. */
public enum NodesSeen {
  /** Some may be elsewhere. */
  UNKNOWN,
  /** One of them is there, or will be. */
  THERE,
  /** None is left. */
  GONE,
  /** The launch ended before it asked for any. */
  NEVER_ASKED_FOR
}
