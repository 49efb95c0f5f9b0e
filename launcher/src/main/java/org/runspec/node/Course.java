package org.runspec.node;

import org.runspec.job.Claim;
import org.runspec.job.NodeLine;
import org.runspec.node.attempt.Attempt;

/** The course of attempts on this node: who hears that one begins, and that it is over. */
final class Course {
  private final Going going;
  private final NodeJournal journal;
  private final EarlyStops earlyStops;

  Course(Going going, NodeJournal journal, EarlyStops earlyStops) {
    this.going = going;
    this.journal = journal;
    this.earlyStops = earlyStops;
  }

  /**
   * An attempt is about to begin.
   *
   * @param resumed the attempt of its run that the latest resume set aside; 0 if there was none
   */
  void begin(Attempt attempt, int resumed) {
    Claim claim = attempt.claim();
    going.add(attempt);
    earlyStops.begins(attempt, resumed);
    journal.tell(new NodeLine.Started(claim.run(), claim.attempt(), claim.name()));
  }

  /** An attempt is over, or could not begin. */
  void over(Attempt attempt) {
    going.remove(attempt);
    journal.over(attempt.claim());
    earlyStops.over(attempt.claim());
  }
}
