package org.runspec.mirror.watch;

/** How a tree is watched. */
public enum Watching {
  /** By events where they come, else by looking through it. */
  EVENTS,
  /** By looking through it. */
  POLLING,
  /** As {@link #EVENTS}, but with at most ten operations each second on the tree's file system. */
  GENTLE
}
