package org.runspec.store.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** By first claim. */
  private final SortedMap<Claim, Trial> trials = new TreeMap<>(ORDER);

  /** The same as a list, once somebody wanted it. */
  private Optional<List<Trial>> history = Optional.empty();

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
      Claim first = firstClaims.get(claim.run());
      if (first == null || claim.attempt() < first.attempt()) {
        firstClaims.put(claim.run(), claim);
        Optional.ofNullable(first).ifPresent(trials::remove);
      }
      latestAttempts.merge(claim.run(), claim.attempt(), Math::max);
      renew(claim.run());
    } else if (line instanceof NodeLine.Ended ended) {
      RunEnd end = ended.end();
      ends.merge(end.run(), end, (one, other) -> one.attempt() >= other.attempt() ? one : other);
      renew(end.run());
    }
  }

  /** An end may become known before its claim. */
  private void renew(int run) {
    Claim claim = firstClaims.get(run);
    if (claim != null) {
      trial(claim).ifPresentOrElse(trial -> trials.put(claim, trial), () -> trials.remove(claim));
      history = Optional.empty();
    }
  }

  /**
   * All runs that were claimed, in the order of their first claims. Those that were cancelled are
   * none: whoever did it may have had any reason. One that was ended early counts as any other,
   * with what its objective came to until then: so a descent's mean of its point is one of runs
   * that were not all as long, and an estimator finds it among those that did not go well, as far
   * down as it had come. What is learnt later does not change the list.
   */
  public List<Trial> history() {
    List<Trial> all = history.orElseGet(() -> List.copyOf(trials.values()));
    history = Optional.of(all);
    return all;
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
