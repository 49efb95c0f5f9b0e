package org.runspec.node;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.Claim;
import org.runspec.job.Fingerprint;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;

/**
 * The first runs of a job to begin anywhere, and those that failed, all of one cause. What a resume
 * set aside is none of them. Knows no time. Not for several threads.
 */
final class FirstRuns {
  private final int wanted;

  /** Of each run the first attempt that counts. */
  private final Map<Integer, Claim> begun = new HashMap<>();

  private final Map<Integer, RunEnd> failed = new HashMap<>();
  private Wishes heeded = Wishes.NONE;

  /**
   * None yet.
   *
   * @param wanted how many have to fail before that says something, at least 1
   */
  FirstRuns(int wanted) {
    this.wanted = wanted;
  }

  /** Forgets what resumes set aside. */
  void heed(Wishes now) {
    if (!now.equals(heeded)) {
      heeded = now;
      begun.values().removeIf(claim -> !counts(claim.run(), claim.attempt()));
      failed.values().removeIf(end -> !counts(end.run(), end.attempt()));
    }
  }

  private boolean counts(int run, int attempt) {
    return attempt > heeded.resumed(run);
  }

  void begun(Claim claim) {
    if (counts(claim.run(), claim.attempt())) {
      begun.merge(
          claim.run(), claim, (one, other) -> one.attempt() <= other.attempt() ? one : other);
    }
  }

  /**
   * A run has its end. What was cancelled says nothing, such as what another node's canary kept
   * from beginning; nor does what no attempt ended.
   *
   * @return false if it did not fail of the cause that all others failed of
   */
  boolean ended(RunEnd end) {
    if (end.state() == RunState.CANCELLED || !counts(end.run(), end.attempt())) {
      return true;
    }
    boolean alike =
        failed.values().stream()
            .limit(1)
            .allMatch(one -> Fingerprint.of(one.reason()).equals(Fingerprint.of(end.reason())));
    if (end.state() != RunState.ERROR || !alike) {
      return false;
    }
    failed.put(end.run(), end);
    return true;
  }

  /** When the first of them began, by the clock of its node; empty if none did. */
  Optional<Instant> beginning() {
    return begun.values().stream().map(Claim::at).min(Comparator.naturalOrder());
  }

  boolean anyFailed() {
    return !failed.isEmpty();
  }

  /** Whether so many failed that it says something. */
  boolean enoughFailed() {
    return failed.size() >= wanted;
  }

  boolean anyFailedOn(int node) {
    return failed.values().stream().anyMatch(end -> nodeOf(end) == node);
  }

  /**
   * Of what the first runs failed.
   *
   * @param alone whether only one node lives, so that it has to do with its own failures
   * @return in one line; empty if not all of them failed, or only on one machine of several, which
   *     may be broken
   */
  Optional<String> cause(boolean alone) {
    return begun.size() >= wanted
            && first().allMatch(claim -> failed.containsKey(claim.run()))
            && (alone || nodes() > 1)
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
    return failed.values().stream().mapToInt(FirstRuns::nodeOf).distinct().count();
  }

  private static int nodeOf(RunEnd end) {
    return end.node().map(NodeName::node).orElse(-1);
  }
}
