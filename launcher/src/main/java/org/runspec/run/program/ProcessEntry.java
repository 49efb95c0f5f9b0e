package org.runspec.run.program;

import java.util.Optional;

/**
 * One process as the Linux kernel tells of it.
 *
 * @param started ticks since the machine started; with the pid it names one process for ever
 */
record ProcessEntry(long pid, long parent, long group, long session, long started) {
  /** The states of processes that have ended, though their parent has not noticed. */
  private static final String CORPSES = "ZXx";

  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int THREADS = 17;
  private static final int STARTED = 19;

  /**
   * Reads the kernel's line; the fields stand behind the name, which may hold anything.
   *
   * @return empty of a process that has ended; one whose first thread alone has ended goes on
   */
  static Optional<ProcessEntry> parse(long pid, String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(") ") + 2).split(" ", -1);
    if (fields.length <= STARTED) {
      return Optional.empty();
    }
    boolean hasEnded = CORPSES.contains(fields[STATE]) && Long.parseLong(fields[THREADS]) <= 1;
    return hasEnded
        ? Optional.empty()
        : Optional.of(
            new ProcessEntry(
                pid,
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[GROUP]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[STARTED])));
  }

  /** Whether both are the same process, which may have changed its parent, group and session. */
  boolean isSameAs(ProcessEntry other) {
    return other != null && pid == other.pid && started == other.started;
  }
}
