package org.runspec.cli.job.plot;

import java.util.List;
import java.util.Optional;
import org.runspec.job.RunState;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.RunColumns;

/** Runs of a mean that did not complete, or not all that they were to do. */
final class Unfinished {
  private Unfinished() {}

  /** What is to be said of them, without the stop at its end; empty if all completed. */
  static Optional<String> note(List<PlottedRun> runs) {
    String completed = RunState.COMPLETED.toString();
    long unfinished =
        runs.stream().filter(run -> !completed.equals(run.in(RunColumns.STATUS))).count();
    return unfinished == 0
        ? Optional.empty()
        : Optional.of(
            unfinished
                + " of "
                + runs.size()
                + " runs did not complete, and count as far as they came");
  }

  /** Likewise of those that completed, but were stopped before their time. */
  static Optional<String> stoppedEarly(List<ChosenRun> runs) {
    long stopped = runs.stream().filter(run -> run.row().isStoppedEarly()).count();
    return stopped == 0
        ? Optional.empty()
        : Optional.of(
            stopped
                + " of "
                + runs.size()
                + " runs were stopped early, and count as far as they came");
  }
}
