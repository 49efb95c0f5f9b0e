package org.runspec.node.door;

import java.util.List;
import org.runspec.job.RunName;

/** What door and client say to each other. */
final class DoorWords {
  static final String ONCE = "Runspec-Once";
  static final String AUTHORIZATION = "Authorization";
  static final String NUMBER = "/number";
  static final String STATUS = "/status";
  static final String CANCEL = "/cancel";
  static final String CONCURRENCY = "/concurrency";
  static final String RESTART = "/restart";
  static final String HURRY = "/hurry";
  static final String ATTACH = "/attach";

  private DoorWords() {}

  /** A number for the next request. */
  record Admission(String number) {}

  /** Runs to end; all if there are none. */
  record Cancel(List<RunName> runs, String user) {
    Cancel {
      runs = List.copyOf(runs);
    }
  }

  /** Runs at the same time. */
  record Concurrency(int runsPerNode, String user) {}

  /**
   * A run to watch.
   *
   * @param begin where to begin
   */
  record Attach(RunName run, Begin begin) {}

  /**
   * The line before a run's output.
   *
   * @param attempt from 1; 0 if the run does not go on there, and nothing follows
   * @param position of the first byte that follows
   * @param plain up to here a byte stands in the attempt's output file where it was printed
   */
  record Attached(int attempt, long position, long plain) {}

  /** It is done. */
  record Done(boolean done) {}
}
