package org.runspec.store.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.job.Claim;
import org.runspec.job.NodeLine;
import org.runspec.job.Objective;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.search.Trial;

/**
 * What a search knows of a job's runs, from the lines of its nodes' journals: the same history in
 * whatever order they became known. Not for several threads.
 */
public final class Trials {
  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::at).thenComparingInt(Claim::run);

  private final Objective objective;
  private final Map<Integer, Claim> firstClaims = new HashMap<>();
  private final Map<Integer, Integer> latestAttempts = new HashMap<>();
  private final Map<Integer, RunEnd> ends = new HashMap<>();

  /** Knows of no run yet. */
  public Trials(Objective objective) {
    this.objective = objective;
  }

  /** Whether a line tells a search anything. */
  public static boolean concerns(NodeLine line) {
    return line instanceof NodeLine.Claimed || line instanceof NodeLine.Ended;
  }

  /** Learns what a line tells. */
  public void learn(NodeLine line) {
    if (line instanceof NodeLine.Claimed claimed) {
      Claim claim = claimed.claim();
      firstClaims.merge(
          claim.run(), claim, (one, other) -> one.attempt() <= other.attempt() ? one : other);
      latestAttempts.merge(claim.run(), claim.attempt(), Math::max);
    } else if (line instanceof NodeLine.Ended ended) {
      RunEnd end = ended.end();
      ends.merge(end.run(), end, (one, other) -> one.attempt() >= other.attempt() ? one : other);
    }
  }

  /**
   * All runs that were claimed, in the order of their first claims. Those that were cancelled are
   * none: whoever did it may have had any reason. One that was ended early counts as any other,
   * with what its objective came to until then: so a descent's mean of its point is one of runs
   * that were not all as long, and an estimator finds it among those that did not go well, as far
   * down as it had come.
   */
  public List<Trial> history() {
    return firstClaims.values().stream()
        .sorted(ORDER)
        .map(this::trial)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Trial> trial(Claim claim) {
    RunEnd end = ends.get(claim.run());
    boolean isOver = end != null && end.attempt() >= latestAttempts.get(claim.run());
    if (!isOver) {
      return Optional.of(new Trial(claim.run(), claim.hparams(), OptionalDouble.empty(), false));
    }
    return end.state() == RunState.CANCELLED
        ? Optional.empty()
        : Optional.of(
            new Trial(
                claim.run(), claim.hparams(), objective.score(end.state(), end.metrics()), true));
  }
}
