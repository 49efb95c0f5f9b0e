package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.node.journal.Persistence;
import org.runspec.store.RunStore;
import org.runspec.store.SupersededException;

/** Ends runs, or gives them back: in the store first, then to all who listen. For many threads. */
final class Endings {
  private final Job job;
  private final MultiRun multiRun;
  private final NodeName self;
  private final RunStore store;
  private final Persistence persistence;
  private final Clock clock;
  private final ClaimToken tokens;
  private final Knowledge knowledge;
  private final NodeJournal journal;
  private final Values values;
  private final Canary canary;

  Endings(
      ControllerSetting setting,
      Persistence persistence,
      NodeJournal journal,
      Knowledge knowledge,
      Canary canary) {
    this.job = setting.job();
    this.multiRun = job.multiRun();
    this.self = setting.self();
    this.store = setting.store();
    this.persistence = persistence;
    this.clock = setting.clock();
    this.tokens = new ClaimToken(setting.random());
    this.knowledge = knowledge;
    this.journal = journal;
    this.values = setting.values();
    this.canary = canary;
  }

  /** Ends a run that nobody executes. */
  void endWaiting(int run, RunState state, String reason, Map<String, Object> hparams)
      throws IOException, InterruptedException {
    RunEnd end =
        new RunEnd(
            run,
            0,
            multiRun.shape().nameOf(run),
            Optional.empty(),
            tokens.next(),
            state,
            Optional.empty(),
            reason,
            Map.of(),
            hparams,
            Optional.empty(),
            Instant.now(clock));
    end(end);
  }

  /** Ends a run; whoever ended it first decides. A run that went on elsewhere is left alone. */
  void end(RunEnd end) throws IOException, InterruptedException {
    int run = end.run();
    int resumed = knowledge.wishes().resumed(run);
    try {
      RunEnd deciding = persistence.until(() -> store.end(job.record(), end, resumed));
      tell(new NodeLine.Ended(deciding, resumed));
      knowledge.learnOwn((board, leases) -> board.ended(run, deciding.attempt()));
    } catch (SupersededException e) {
      giveUp(run);
    }
  }

  /** Ends in error what would have been this node's to begin. */
  void failOwnRuns(String reason) throws IOException, InterruptedException {
    for (int run = self.node();
        run < multiRun.shape().totalRuns();
        run += multiRun.shape().nodes()) {
      int index = run;
      if (knowledge.isUntouched(index)
          && persistence.until(() -> store.claim(multiRun.job(), index, 1)).isEmpty()) {
        endWaiting(index, RunState.ERROR, reason, Map.of());
      }
    }
  }

  /** Tells those who listen what the store took. */
  void tell(NodeLine line) {
    synchronized (journal) {
      values.learn(self, line);
      journal.tell(line);
    }
    canary.hear(line);
  }

  /** Gives a run back whose attempt is over without an end. */
  void release(Claim claim, Cause next, String reason) {
    journal.tell(new NodeLine.Requeued(claim.run(), claim.attempt(), claim.name(), reason));
    knowledge.learnOwn((board, leases) -> board.released(claim.run(), claim.attempt(), self, next));
  }

  /**
   * Lets go of a run that another attempt has. Who took it over may have died before it claimed:
   * then it is to be had again.
   */
  void giveUp(int run) throws IOException, InterruptedException {
    Optional<Claim> latest = persistence.until(() -> store.latestClaim(multiRun.job(), run));
    latest.ifPresent(this::leave);
  }

  /** Lets go of a run that this claim has; one of this node on which nobody works is lost. */
  void leave(Claim standing) {
    int run = standing.run();
    knowledge.learnOwn(
        (board, leases) -> {
          if (standing.node().equals(self)) {
            board.released(run, standing.attempt(), self, Cause.LOST);
          } else {
            board.taken(standing);
          }
        });
  }
}
