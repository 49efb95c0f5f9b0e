package org.runspec.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;
import org.runspec.job.Wishes;
import org.runspec.node.claiming.Board;
import org.runspec.node.claiming.Claiming;
import org.runspec.node.claiming.Leases;
import org.runspec.node.claiming.Step;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * What a node knows of its job: how the runs stand, who lives, what clients ask. Asks nobody. For
 * many threads.
 */
final class Knowledge {
  private final JobShape shape;
  private final NodeName self;
  private final Pacer pacer;
  private final Claiming claiming;
  private final Board board;
  private final Leases leases;
  private final List<Bell> bells = new CopyOnWriteArrayList<>();

  /** When there last was something to take, or a run here was over. */
  private long busy;

  private volatile Wishes wishes = Wishes.NONE;

  Knowledge(JobRecord job, NodeName self, Pacer pacer) {
    this.shape = job.shape();
    this.self = self;
    this.pacer = pacer;
    this.claiming = new Claiming(shape, job.schedule(), self);
    this.board = new Board(shape);
    this.leases = new Leases(job.rhythm().lease());
    this.busy = pacer.nanoTime();
  }

  /** Rings whenever more is known. */
  void attach(Bell bell) {
    bells.add(bell);
  }

  /** Wakes all who wait. */
  void ring() {
    bells.forEach(Bell::ring);
  }

  /** What a free slot would do now. */
  synchronized Step look() {
    Step step = claiming.next(board, leases, busy);
    if (step instanceof Step.Take) {
      busy = pacer.nanoTime();
    }
    return step;
  }

  /** Marks the run as taken that a free slot would take; empty if there is none. */
  synchronized Optional<Step.Take> take() {
    if (!(look() instanceof Step.Take take)) {
      return Optional.empty();
    }
    board.claimed(take.run(), take.after() + 1, self);
    return Optional.of(take);
  }

  /** Marks a waiting run as taken that clients want to end; empty if there is none. */
  synchronized Optional<Step.Take> takeCancelled() {
    Wishes all = wishes;
    if (!all.isAnyCancelled()) {
      return Optional.empty();
    }
    Optional<Step.Take> ending = claiming.ending(board, leases, all::cancelled);
    ending.ifPresent(take -> board.claimed(take.run(), take.after() + 1, self));
    return ending;
  }

  /** Lets go of a run of which taking failed: it is to be had again. */
  void putBack(Step.Take step) {
    learnOwn((board, leases) -> board.putBack(step, self));
  }

  /** Whether every run is known to have an end. */
  synchronized boolean isComplete() {
    return board.isComplete();
  }

  /** Learns something. */
  interface Lesson {
    void learn(Board board, Leases leases);
  }

  void learn(Lesson lesson) {
    synchronized (this) {
      lesson.learn(board, leases);
    }
    ring();
  }

  /** Whether nobody is known to have a run, or to have ended it. */
  synchronized boolean isUntouched(int run) {
    return board.of(run).isEmpty();
  }

  /** Learns what became of a run that was taken here. */
  void learnOwn(Lesson lesson) {
    synchronized (this) {
      busy = pacer.nanoTime();
    }
    learn(lesson);
  }

  /** Learns what clients asked. */
  void learn(Wishes all) {
    wishes = all;
    synchronized (this) {
      for (ClientRequest request : all.requests()) {
        if (request.wish() instanceof ClientRequest.ResumeRuns resume) {
          resume.attempts().keySet().forEach(run -> board.resumed(run, all.resumed(run)));
        }
      }
    }
    ring();
  }

  /** The ids of the requests that are known. */
  Set<String> knownRequests() {
    return wishes.requests().stream().map(ClientRequest::id).collect(Collectors.toSet());
  }

  /** Whether a request became known. */
  boolean knows(String request) {
    return wishes.requests().stream().anyMatch(known -> known.id().equals(request));
  }

  /** Whether no other node is known to live. */
  synchronized boolean isAlone() {
    return !leases.isAnotherLive(self.node());
  }

  Wishes wishes() {
    return wishes;
  }

  /** How many runs are to go on here at the same time. */
  int concurrency() {
    return wishes.runsPerNode().orElse(shape.runsPerNode());
  }
}
