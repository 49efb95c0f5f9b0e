package org.runspec.run.program;

import java.util.List;

/** Finds the processes that belong to a program, other than its first one, the leader. */
interface ProcessFinder {
  /** Notes what can only be seen while the leader lives; called now and then. */
  default void observe() {}

  /** Those that run now. */
  List<ProcessHandle> running();
}
