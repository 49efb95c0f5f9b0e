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
import org.runspec.job.RunSeed;
import org.runspec.job.RunState;
import org.runspec.node.attempt.EarlierAttempts;
import org.runspec.node.claiming.Step;
import org.runspec.node.claiming.Succession;
import org.runspec.node.journal.Persistence;
import org.runspec.store.RunStore;

/**
 * Takes runs for this node's slots: by what the node knows of the job, and the store's word where
 * that is not enough. For many threads.
 */
final class Desk {
  private final Job job;
  private final MultiRun multiRun;
  private final NodeName self;
  private final RunStore store;
  private final Persistence persistence;
  private final Clock clock;
  private final ClaimToken tokens;
  private final Knowledge knowledge;
  private final Endings endings;
  private final Values values;

  /** Reads the change feed once more. */
  private Persistence.Order news = () -> {};

  Desk(ControllerSetting setting, Persistence persistence, Knowledge knowledge, Endings endings) {
    this.job = setting.job();
    this.multiRun = job.multiRun();
    this.self = setting.self();
    this.store = setting.store();
    this.persistence = persistence;
    this.clock = setting.clock();
    this.tokens = new ClaimToken(setting.random());
    this.knowledge = knowledge;
    this.endings = endings;
    this.values = setting.values();
  }

  /** Tells how the change feed is read once more, before a choice that depends on it. */
  void readsHistoryBy(Persistence.Order reading) {
    news = reading;
  }

  /** Takes the next run; empty if there is none to take at the moment. */
  Optional<Claim> take() throws IOException, InterruptedException {
    Optional<Step.Take> step = knowledge.take();
    if (step.isEmpty()) {
      return Optional.empty();
    }
    try {
      return take(step.get());
    } catch (IOException | RuntimeException e) {
      knowledge.putBack(step.get());
      throw e;
    }
  }

  private Optional<Claim> take(Step.Take step) throws IOException, InterruptedException {
    int run = step.run();
    if (endIfCancelled(run)) {
      return Optional.empty();
    }
    return step.after() == 0 ? claim(run, Succession.FIRST, Optional.empty()) : succeed(step);
  }

  /**
   * Ends the runs that wait and that clients want to end: also while no slot is free, or the job is
   * held.
   */
  void endCancelled() throws IOException, InterruptedException {
    for (Optional<Step.Take> next = knowledge.takeCancelled();
        next.isPresent();
        next = knowledge.takeCancelled()) {
      try {
        endIfCancelled(next.get().run());
      } catch (IOException | RuntimeException e) {
        knowledge.putBack(next.get());
        throw e;
      }
    }
  }

  private boolean endIfCancelled(int run) throws IOException, InterruptedException {
    Optional<String> cancelled = knowledge.wishes().whoCancelled(run);
    if (cancelled.isEmpty()) {
      return false;
    }
    endings.endWaiting(run, RunState.CANCELLED, "cancelled by " + cancelled.get(), Map.of());
    return true;
  }

  private Optional<Claim> succeed(Step.Take step) throws IOException, InterruptedException {
    int run = step.run();
    Optional<Claim> latest = persistence.until(() -> store.latestClaim(multiRun.job(), run));
    if (latest.isPresent() && latest.get().attempt() > step.after()) {
      endings.leave(latest.get());
      return Optional.empty();
    }
    Optional<RunEnd> end = persistence.until(() -> endBefore(run, latest));
    if (end.isPresent()) {
      // Whoever wrote it may have died before telling the others.
      endings.tell(new NodeLine.Ended(end.get(), knowledge.wishes().resumed(run)));
      knowledge.learn((board, leases) -> board.ended(run, end.get().attempt()));
      return Optional.empty();
    }
    if (latest.isEmpty()) {
      Succession next = new Succession(step.after() + 1, step.cause(), 0, 0);
      return claim(run, next, Optional.empty());
    }
    Succession next = Succession.after(latest.get(), step.after(), cause(step, latest.get()));
    Optional<String> forbidden = next.forbidden(multiRun.limits());
    if (forbidden.isPresent()) {
      endings.endWaiting(run, RunState.ERROR, forbidden.get(), latest.get().hparams());
      return Optional.empty();
    }
    return claim(run, next, latest);
  }

  /** The end that a run has; if it has none, nobody else's attempt gives it one any more. */
  private Optional<RunEnd> endBefore(int run, Optional<Claim> latest) throws IOException {
    boolean ours = latest.isEmpty() || latest.get().node().equals(self);
    return ours
        ? store.endOf(job.record(), run, knowledge.wishes().resumed(run))
        : store.supersede(
            job.record(), run, latest.get().attempt(), knowledge.wishes().resumed(run));
  }

  /** A node that left may have said why its run wants another attempt. */
  private Cause cause(Step.Take step, Claim latest) throws IOException, InterruptedException {
    if (step.cause() != Cause.LOST) {
      return step.cause();
    }
    return persistence
        .until(() -> new EarlierAttempts(store, multiRun).wanted(latest.name(), latest.attempt()))
        .orElse(Cause.LOST);
  }

  private Optional<Claim> claim(int run, Succession next, Optional<Claim> before)
      throws IOException, InterruptedException {
    if (before.isEmpty() && values.learns()) {
      persistence.untilDone(news);
    }
    Optional<Values.Choice> choice =
        before.isEmpty()
            ? chosen(run)
            : before.map(earlier -> new Values.Choice(earlier.hparams(), earlier.history()));
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    Claim wanted =
        new Claim(
            run,
            next.attempt(),
            multiRun.shape().nameOf(run),
            self,
            tokens.next(),
            RunSeed.of(multiRun.search().seed(), run),
            choice.get().values(),
            choice.get().history(),
            next.cause(),
            next.failures(),
            next.losses(),
            Instant.now(clock));
    Claim standing = persistence.until(() -> store.claim(multiRun.job(), wanted));
    if (!standing.token().equals(wanted.token())) {
      endings.leave(standing);
      return Optional.empty();
    }
    endings.tell(new NodeLine.Claimed(wanted));
    return Optional.of(wanted);
  }

  /** What a run gets that begins; empty if that cannot be told, which ends it. */
  private Optional<Values.Choice> chosen(int run) throws IOException, InterruptedException {
    try {
      return Optional.of(values.of(run));
    } catch (RuntimeException e) {
      String reason = "its hyperparameters could not be chosen: " + e;
      endings.endWaiting(run, RunState.ERROR, reason, Map.of());
      return Optional.empty();
    }
  }
}
