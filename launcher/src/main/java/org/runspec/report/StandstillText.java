package org.runspec.report;

import org.runspec.job.JobName;
import org.runspec.store.JobView;
import org.runspec.store.Standstill;

/** How it is told that nobody executes what waits in a job. */
public final class StandstillText {
  private StandstillText() {}

  /** Why, and what helps; without this program's name. */
  public static String brief(JobView view, Standstill why) {
    JobName job = view.job().job();
    return switch (why) {
      case LAUNCH_BROKEN_OFF ->
          "its launch was broken off: the same command again, or cancel " + job;
      case NODES_GONE, NODES_LEFT -> "nodes left: resume " + job;
      case NODES_SILENT -> "no sign of life from its nodes: resume " + job;
    };
  }

  /** Why, in a sentence. */
  public static String sentence(Standstill why) {
    return switch (why) {
      case LAUNCH_BROKEN_OFF ->
          "Its launch was broken off before it had nodes. The same command again goes on with it.";
      case NODES_GONE, NODES_LEFT ->
          "Its nodes left before all its runs had ended; nobody executes what waits.";
      case NODES_SILENT -> "Its nodes show no sign of life; nobody seems to execute what waits.";
    };
  }

  /** What a command that helps is for. */
  public static String purpose(Standstill why) {
    return why == Standstill.LAUNCH_BROKEN_OFF ? "or end it with" : "go on with";
  }

  /** A command that helps, without this program's name. */
  public static String command(JobView view, Standstill why) {
    return (why == Standstill.LAUNCH_BROKEN_OFF ? "cancel " : "resume ") + view.job().job();
  }
}
