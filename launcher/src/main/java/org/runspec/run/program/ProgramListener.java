package org.runspec.run.program;

import org.runspec.run.program.report.Report;

/**
 * Hears of a program while it runs. What it throws ends the program and comes out of {@link
 * ProgramRunner#run}.
 */
public interface ProgramListener {
  /** The program has started. */
  default void started(long pid) {}

  /**
   * The program has printed: stdout and stderr as they came, any bytes, cut anywhere. Called by a
   * thread of its own, at the same time as {@link #report}; a slow listener slows the program. The
   * array is used again after the call.
   */
  void output(byte[] bytes, int offset, int length);

  /** The program has reported. Called by the thread that runs the program. */
  void report(Report report);
}
