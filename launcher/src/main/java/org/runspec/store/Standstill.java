package org.runspec.store;

/** Why nobody executes what waits in a job, and nobody will by itself. */
public enum Standstill {
  /** Its launch ended before it asked for nodes. */
  LAUNCH_BROKEN_OFF,
  /** No process of its nodes is left where they were started. */
  NODES_GONE,
  /** All its nodes came, and said that they leave. */
  NODES_LEFT,
  /** All its nodes left or show no sign of life. */
  NODES_SILENT;

  /** Whether more than signs of life tells so: those of nodes that just start come late. */
  public boolean isWitnessed() {
    return this == LAUNCH_BROKEN_OFF || this == NODES_GONE;
  }
}
