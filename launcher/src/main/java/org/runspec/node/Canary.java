package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.Claim;
import org.runspec.job.Fingerprint;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.node.journal.Persistence;
import org.runspec.pace.Pacer;

/**
 * Watches over a job's beginning: if the first runs to begin anywhere all fail of one cause, and
 * nothing anywhere went well, the job is stopped. One node alone proves nothing while others live:
 * its machine may be broken. It delays nobody whose runs go well. Once anything went well, a run
 * failed of another cause, or two minutes have passed since the first run began, it watches no
 * more. What a resume set aside says nothing. For many threads.
 */
final class Canary {
  /** Of a program that fails one time in five, all of so many do so once in 3,000 jobs. */
  private static final int FIRST_RUNS = 5;

  private static final long WATCH = Duration.ofMinutes(2).toNanos();
  private static final long NEWS = Duration.ofSeconds(3).toNanos();

  private final NodeName self;
  private final Knowledge knowledge;
  private final Pacer pacer;
  private final int wanted;
  private final Alarm alarm;

  /** Of each run the first attempt that counts. */
  private final Map<Integer, Claim> begun = new HashMap<>();

  private final Map<Integer, RunEnd> failed = new HashMap<>();
  private Optional<Long> began = Optional.empty();
  private boolean watching;
  private boolean raising;
  private Optional<String> raised = Optional.empty();
  private Wishes heeded = Wishes.NONE;
  private long asked;

  /** Stops the job. */
  interface Alarm {
    /**
     * Somebody must hear it.
     *
     * @param reason in one line, to be read behind "cancelled by"
     * @return the id of the request, by which the node hears that it came through
     */
    String raise(String reason) throws IOException;
  }

  /** Begins to watch, if the job has one. */
  Canary(MultiRun job, NodeName self, Knowledge knowledge, Pacer pacer, Alarm alarm) {
    this.self = self;
    this.knowledge = knowledge;
    this.pacer = pacer;
    this.wanted = Math.min(FIRST_RUNS, job.shape().totalRuns());
    this.alarm = alarm;
    this.asked = pacer.nanoTime() - NEWS;
    this.watching = job.limits().canary();
  }

  /** Hears what happens in the job, here or elsewhere. */
  synchronized void hear(NodeLine line) {
    if (!watching) {
      return;
    }
    heedResumes();
    if (line instanceof NodeLine.Claimed claimed) {
      begun(claimed.claim());
    } else if (line instanceof NodeLine.Measured) {
      wentWell();
    } else if (line instanceof NodeLine.Ended ended) {
      ended(ended.end());
    }
  }

  /** Something went well somewhere. */
  synchronized void wentWell() {
    watching = false;
  }

  private void begun(Claim claim) {
    began = began.or(() -> Optional.of(pacer.nanoTime()));
    if (counts(claim.run(), claim.attempt())) {
      begun.merge(
          claim.run(), claim, (one, other) -> one.attempt() <= other.attempt() ? one : other);
    }
  }

  /**
   * What was cancelled says nothing, such as what another node's canary kept from beginning; nor
   * does what no attempt ended.
   */
  private void ended(RunEnd end) {
    if (end.state() == RunState.CANCELLED || !counts(end.run(), end.attempt())) {
      return;
    }
    boolean same =
        failed.values().stream()
            .limit(1)
            .allMatch(one -> Fingerprint.of(one.reason()).equals(Fingerprint.of(end.reason())));
    if (end.state() == RunState.ERROR && same) {
      failed.put(end.run(), end);
    } else {
      watching = false;
    }
  }

  private boolean counts(int run, int attempt) {
    return attempt > heeded.resumed(run);
  }

  private void heedResumes() {
    Wishes now = knowledge.wishes();
    if (now != heeded) {
      heeded = now;
      begun.values().removeIf(claim -> !counts(claim.run(), claim.attempt()));
      failed.values().removeIf(end -> !counts(end.run(), end.attempt()));
    }
  }

  /**
   * Whether something failed and nothing went well: then the next run should know of all others.
   */
  synchronized boolean isUneasy() {
    heedResumes();
    if (began.isPresent() && pacer.nanoTime() - began.get() > WATCH) {
      watching = false;
    }
    return watching && !failed.isEmpty();
  }

  /**
   * Whether no run should begin on this node now: it has had its failure, of so many that others
   * are to tell what that means.
   */
  synchronized boolean isHolding() {
    return isUneasy()
        && failed.size() >= wanted
        && failed.values().stream().anyMatch(end -> nodeOf(end) == self.node());
  }

  /** While it is holding, now and then: whether somebody is to listen and let it judge. */
  synchronized boolean wantsNews() {
    boolean wants = isHolding() && pacer.nanoTime() - asked >= NEWS;
    if (wants) {
      asked = pacer.nanoTime();
    }
    return wants;
  }

  /** Stops the job if there is reason to, as soon as the store can be reached. */
  void judge(Persistence persistence) throws IOException, InterruptedException {
    if (!begin()) {
      return;
    }
    try {
      persistence.untilDone(this::raise);
    } finally {
      over();
    }
  }

  private synchronized boolean begin() {
    boolean begins = !raising && reason().isPresent();
    raising |= begins;
    return begins;
  }

  private synchronized void over() {
    raising = false;
  }

  /** Something may have gone well since the store was asked the last time. */
  private void raise() throws IOException {
    Optional<String> why = reason();
    if (why.isPresent()) {
      raised(
          alarm.raise("the canary: the first " + wanted + " runs all failed alike: " + why.get()));
    }
  }

  private synchronized void raised(String request) {
    raised = Optional.of(request);
    watching = false;
  }

  /** Of what the first runs failed; empty if that is no reason to stop. */
  private synchronized Optional<String> reason() {
    return isUneasy()
            && begun.size() >= wanted
            && first().allMatch(claim -> failed.containsKey(claim.run()))
            && (nodes() > 1 || knowledge.isAlone())
        ? first().reduce((earlier, later) -> later).map(claim -> failed.get(claim.run()).reason())
        : Optional.empty();
  }

  private Stream<Claim> first() {
    return begun.values().stream()
        .sorted(Comparator.comparing(Claim::at).thenComparing(Claim::run))
        .limit(wanted);
  }

  /** On how many nodes runs failed. */
  private long nodes() {
    return failed.values().stream().mapToInt(Canary::nodeOf).distinct().count();
  }

  private static int nodeOf(RunEnd end) {
    return end.node().map(NodeName::node).orElse(-1);
  }

  /** Whether it stopped the job, and this node has not yet heard of that as others do. */
  synchronized boolean hasStopped() {
    return raising || raised.filter(request -> !knowledge.knows(request)).isPresent();
  }
}
