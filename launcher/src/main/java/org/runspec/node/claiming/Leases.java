package org.runspec.node.claiming;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;

/**
 * The other nodes' lives as one observer sees them: by its own clock alone, which only goes
 * forward. A node's lease has run out when two reads that lie one lease apart, and every read
 * between them, showed the same number.
 *
 * <p>A read counts from its beginning where it ends a wait and from its end where it begins one, so
 * that an observer that stood still in the middle of it, or between two, judges nobody too early.
 */
public final class Leases {
  private final long lease;
  private final Map<NodeName, Sight> sights = new HashMap<>();
  private boolean restart;

  /** Begins to observe. */
  public Leases(Duration lease) {
    this.lease = lease.toNanos();
  }

  /**
   * Notes what was read.
   *
   * @param began when the read began, in nanoseconds
   * @param ended when it was complete
   */
  public void observe(Collection<Heartbeat> read, long began, long ended) {
    for (Heartbeat heartbeat : read) {
      sights.merge(
          heartbeat.node(), Sight.first(heartbeat, ended), (old, now) -> old.then(now, began));
    }
    if (restart) {
      sights.replaceAll((node, sight) -> sight.restarted(ended));
      restart = false;
    }
  }

  /** Notes that a read failed: every wait begins again with the next one that does not. */
  public void readFailed() {
    restart = true;
  }

  /** Notes that a node is known to be over, whatever its number says. */
  public void over(NodeName node) {
    sights.put(node, new Sight(0, 0, 0, false, true));
  }

  /** What may be thought of a node, as of the latest read. */
  public Standing of(NodeName node) {
    Sight sight = sights.get(node);
    if (sight == null) {
      return Standing.UNKNOWN;
    } else if (sight.left) {
      return Standing.LEFT;
    } else if (!restart && sight.seen - sight.since >= lease) {
      return Standing.EXPIRED;
    }
    return sight.changed ? Standing.LIVE : Standing.PRESUMED;
  }

  /**
   * What may be thought of a node whatever its lives: that of its best one; empty if none was ever
   * read.
   */
  public Optional<Standing> of(int node) {
    return sights.keySet().stream()
        .filter(name -> name.node() == node)
        .map(this::of)
        .min(Comparator.naturalOrder());
  }

  /**
   * Whether a node with a lower number was seen to live after a time: one that died just before
   * shows nothing new any more.
   */
  public boolean isLowerLive(int node, long after) {
    return sights.entrySet().stream()
        .anyMatch(
            sight ->
                sight.getKey().node() < node
                    && of(sight.getKey()) == Standing.LIVE
                    && sight.getValue().since - after > 0);
  }

  /** Whether a node with another number lives, as far as can be told. */
  public boolean isAnotherLive(int node) {
    return sights.keySet().stream()
        .filter(name -> name.node() != node)
        .map(this::of)
        .anyMatch(standing -> standing == Standing.LIVE || standing == Standing.PRESUMED);
  }

  /**
   * One node.
   *
   * @param since when its number was first read, or the wait restarted
   * @param seen when the latest read began that showed it still the same
   * @param changed whether the number was ever seen to change
   */
  private record Sight(long sequence, long since, long seen, boolean changed, boolean left) {
    static Sight first(Heartbeat heartbeat, long at) {
      return new Sight(heartbeat.sequence(), at, at, false, heartbeat.state().isTerminal());
    }

    Sight then(Sight now, long began) {
      if (left || now.left) {
        return new Sight(now.sequence, now.since, now.seen, changed, true);
      }
      return now.sequence == sequence
          ? new Sight(sequence, since, Math.max(since, began), changed, false)
          : new Sight(now.sequence, now.since, now.seen, true, false);
    }

    Sight restarted(long at) {
      return new Sight(sequence, at, at, changed, left);
    }
  }
}
