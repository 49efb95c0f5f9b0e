package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.attempt.AttemptResult;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.Verdict;
import org.runspec.node.claiming.Step;
import org.runspec.node.slots.Slots;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** One of a node's places for runs: takes one after the other until nothing will come. */
final class Worker implements Runnable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final int NONE = -1;

  private final Shared shared;
  private final int number;
  private final Bell bell = new Bell();
  private int slot = NONE;

  /**
   * What the workers of a node share.
   *
   * @param setting of their attempts; the job, the time and how to wait for the store too
   * @param ending whether no run may begin any more
   */
  record Shared(
      AttemptSetting setting,
      NodeFolder folder,
      Knowledge knowledge,
      Desk desk,
      Endings endings,
      Heart heart,
      Lookout lookout,
      Course course,
      Slots slots,
      Log log,
      BooleanSupplier ending) {
    MultiRun job() {
      return setting.job();
    }

    Pacer pacer() {
      return setting.pacer();
    }
  }

  Worker(Shared shared, int number) {
    this.shared = shared;
    this.number = number;
    shared.knowledge().attach(bell);
  }

  /** Looks again whether there is something to do. */
  void wake() {
    bell.ring();
  }

  @Override
  public void run() {
    try {
      while (!shared.ending().getAsBoolean() && !isOver()) {
        work();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leaveSlot();
    }
  }

  /** One that is too many stays while the others work: it may be wanted again. */
  private boolean isOver() {
    return shared.knowledge().look() instanceof Step.Leave;
  }

  /** Whatever fails here fails once; the place itself goes on. */
  private void work() throws InterruptedException {
    try {
      if (!isWanted() || !(shared.knowledge().look() instanceof Step.Take)) {
        leaveSlot();
        shared.pacer().await(bell, LONGEST_WAIT);
        shared.lookout().idle();
        return;
      }
      if (slot == NONE) {
        slot = shared.slots().take(shared.ending());
      }
      if (slot != NONE && isWanted()) { // much may have changed while it waited for the slot
        shared.heart().become(NodeState.SPAWNING, "");
        Optional<Claim> claim = shared.desk().take();
        if (claim.isPresent()) {
          executeOrLose(claim.get());
        }
        if (shared.slots().isWanted()) {
          leaveSlot();
        }
      }
    } catch (IOException | RuntimeException e) {
      shared.log().trouble("slot " + number, e);
      shared.pacer().await(bell, LONGEST_WAIT);
    }
  }

  private boolean isWanted() {
    return shared.lookout().allows()
        && number < shared.knowledge().concurrency()
        && shared.knowledge().wishes().held().isEmpty()
        && shared.heart().isFresh();
  }

  private void leaveSlot() {
    if (slot == NONE) {
      return;
    }
    try {
      shared.slots().giveBack(slot);
    } catch (IOException e) {
      shared.log().trouble("give back slot " + slot, e);
    }
    slot = NONE;
  }

  /** A run that this place cannot go on with is not held by it for ever. */
  private void executeOrLose(Claim claim) throws IOException, InterruptedException {
    try {
      execute(claim);
    } catch (IOException | RuntimeException e) {
      shared.endings().leave(claim);
      throw e;
    }
  }

  private void execute(Claim claim) throws IOException, InterruptedException {
    int resumed = shared.knowledge().wishes().resumed(claim.run());
    Attempt attempt =
        new Attempt(
            shared.setting(),
            claim,
            shared.folder().attempt(claim),
            resumed,
            slot,
            shared.slots().count());
    try {
      shared.course().begin(attempt, resumed);
      AttemptResult result = result(attempt);
      if (attempt.isSuperseded()) {
        shared.log().note(claim.name() + ": another attempt has it, a" + claim.attempt() + " ends");
        shared.endings().giveUp(claim.run());
      } else {
        conclude(claim, result);
      }
    } finally {
      shared.course().over(attempt);
    }
  }

  private AttemptResult result(Attempt attempt) throws InterruptedException {
    try {
      return attempt.execute();
    } catch (IOException | RuntimeException e) {
      shared.log().trouble(attempt.claim().name().toString(), e);
      Verdict verdict =
          Verdict.failed(
              "the node could not keep what it did: " + e.getMessage(),
              Optional.empty(),
              attempt.claim(),
              shared.job().limits());
      return new AttemptResult(verdict, Map.of(), attempt.claim().hparams(), Optional.empty());
    }
  }

  private void conclude(Claim claim, AttemptResult result)
      throws IOException, InterruptedException {
    shared.log().note(claim.name() + " a" + claim.attempt() + ": " + words(result.verdict()));
    if (result.verdict() instanceof Verdict.End end) {
      discard(claim, end.state() == RunState.COMPLETED);
      shared.endings().end(record(claim, end, result));
      shared.lookout().runEnded();
    } else if (result.verdict() instanceof Verdict.Again again) {
      discard(claim, false);
      shared.endings().release(claim, again.cause(), again.reason());
    }
  }

  /** All of the attempt is in the store. */
  private void discard(Claim claim, boolean whole) {
    try {
      shared.folder().discard(claim, whole);
    } catch (IOException e) {
      shared.log().trouble("tidy up after " + claim.name(), e);
    }
  }

  private static String words(Verdict verdict) {
    String state =
        verdict instanceof Verdict.End end
            ? end.state().toString()
            : ((Verdict.Again) verdict).cause().toString();
    return verdict.reason().isEmpty() ? state : state + ", " + verdict.reason();
  }

  private RunEnd record(Claim claim, Verdict.End end, AttemptResult result) {
    return new RunEnd(
        claim.run(),
        claim.attempt(),
        claim.name(),
        Optional.of(claim.node()),
        claim.token(),
        end.state(),
        end.exitCode(),
        end.reason(),
        result.metrics(),
        result.hparams(),
        result.started(),
        Instant.now(shared.setting().clock()));
  }
}
