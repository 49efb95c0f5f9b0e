package org.runspec.cli.job.watch;

import java.io.IOException;
import org.runspec.node.door.Begin;
import org.runspec.node.door.LiveOutput;
import org.runspec.pace.Bell;
import org.runspec.report.Named;
import org.runspec.store.JobView.NodeRow;

/** The ways to what runs print just now: their nodes' doors. */
interface Doors {
  /** A way to a run's output. */
  sealed interface Way {
    /** The node sends it. */
    record Live(LiveOutput output) implements Way {}

    /** The node does not execute the run just now. */
    record NotThere() implements Way {}

    /** There is no way but the store. */
    record Closed(String why) implements Way {}
  }

  /** Output on its way from a node to the screen; it may end at any time. */
  interface Sending {
    boolean isOver();

    /** Behind the last byte that was shown, in what was printed. */
    long position();

    /** Up to here a byte stands in the store where it was printed. */
    long plain();

    /** Whether the command has ended and all it printed was shown. */
    boolean isWhole();
  }

  /**
   * Knocks.
   *
   * @param node who executes the run
   */
  Way to(Named.Run run, NodeRow node, Begin begin) throws IOException;

  /**
   * Copies what comes to the screen, on a thread of its own, and closes it.
   *
   * @param over rung when nothing more comes
   */
  Sending copy(LiveOutput output, FollowedRun.Screen screen, Bell over);
}
