package org.runspec.node.claiming;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;

/**
 * What a node knows of its job's runs. Knowledge may be late, never wrong: what it does not know,
 * the store's claims and ends tell it. Attempts only go forward; news of an older one changes
 * nothing. Not for several threads.
 */
public final class Board {
  private final JobShape shape;
  private final Map<Integer, Stand> stands = new HashMap<>();

  /** Runs that were claimed and have no end. */
  private final TreeMap<Integer, Stand> open = new TreeMap<>();

  private final Map<Integer, Integer> setAside = new HashMap<>();
  private final int[] firstUnclaimed;
  private final int[] lastUnclaimed;
  private int ended;

  /** Knows nothing yet. */
  public Board(JobShape shape) {
    this.shape = shape;
    this.firstUnclaimed = new int[shape.nodes()];
    this.lastUnclaimed = new int[shape.nodes()];
    for (int node = 0; node < shape.nodes(); node++) {
      firstUnclaimed[node] = node;
      int last = shape.totalRuns() - 1;
      lastUnclaimed[node] = last - Math.floorMod(last - node, shape.nodes());
    }
  }

  /** Learns that somebody claimed an attempt. */
  public void claimed(int run, int attempt, NodeName node) {
    if (attempt > attemptOf(run)) {
      put(run, new Stand.Held(attempt, node));
    }
  }

  /** Learns who has a run, whatever was believed before: the store said it. */
  public void taken(Claim latest) {
    if (!(stands.get(latest.run()) instanceof Stand.Ended)) {
      put(latest.run(), new Stand.Held(latest.attempt(), latest.node()));
    }
  }

  /** Learns that a run was not taken after all, so that it stands as before the step. */
  public void putBack(Step.Take step, NodeName self) {
    boolean known = stands.get(step.run()) instanceof Stand.Held held && held.node().equals(self);
    if (known && attemptOf(step.run()) == step.after() + 1) {
      put(step.run(), new Stand.Released(step.after(), self, step.cause()));
    }
  }

  /** Learns that an attempt is over without an end. */
  public void released(int run, int attempt, NodeName node, Cause next) {
    Stand stand = stands.get(run);
    boolean known = stand instanceof Stand.Held && stand.attempt() == attempt;
    if (known || attempt > attemptOf(run)) {
      put(run, new Stand.Released(attempt, node, next));
    }
  }

  /** Learns that a run has an end, which an attempt decided. */
  public void ended(int run, int attempt) {
    if (isAfterResume(run, attempt)) {
      put(run, new Stand.Ended(Math.max(attempt, attemptOf(run))));
    }
  }

  /** Learns that an attempt's end was set aside. */
  public void resumed(int run, int attempt) {
    setAside.merge(run, attempt, Math::max);
    if (attempt >= attemptOf(run)) {
      put(run, new Stand.Resumed(attempt));
    }
  }

  private boolean isAfterResume(int run, int attempt) {
    Integer aside = setAside.get(run);
    return aside == null || attempt > aside;
  }

  private void put(int run, Stand stand) {
    Stand before = stands.put(run, stand);
    ended += (stand instanceof Stand.Ended ? 1 : 0) - (before instanceof Stand.Ended ? 1 : 0);
    if (stand instanceof Stand.Ended) {
      open.remove(run);
    } else {
      open.put(run, stand);
    }
  }

  /** How a run stands; empty if it was never claimed. */
  public Optional<Stand> of(int run) {
    return Optional.ofNullable(stands.get(run));
  }

  /** The latest attempt that is known; 0 if there was none. */
  public int attemptOf(int run) {
    Stand stand = stands.get(run);
    return stand == null ? 0 : stand.attempt();
  }

  /** The attempt that the latest resume set aside; 0 if there was none. */
  public int setAsideOf(int run) {
    return setAside.getOrDefault(run, 0);
  }

  /** Whether every run has an end. */
  public boolean isComplete() {
    return ended == shape.totalRuns();
  }

  /** Runs that were claimed and have no end, in order. */
  Map<Integer, Stand> open() {
    return open;
  }

  /** The first run of a node's own name that was never claimed; -1 if there is none. */
  int firstUnclaimedOf(int node) {
    int run = firstUnclaimed[node];
    while (run < shape.totalRuns() && stands.containsKey(run)) {
      run += shape.nodes();
    }
    firstUnclaimed[node] = run;
    return run < shape.totalRuns() ? run : -1;
  }

  /** The last run of a node's own name that was never claimed; -1 if there is none. */
  int lastUnclaimedOf(int node) {
    int run = lastUnclaimed[node];
    while (run >= 0 && stands.containsKey(run)) {
      run -= shape.nodes();
    }
    lastUnclaimed[node] = run;
    return run >= 0 ? run : -1;
  }
}
