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

  /** A run to watch. */
  record Attach(RunName run) {}

  /** It is done. */
  record Done(boolean done) {}
}
