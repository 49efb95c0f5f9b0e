package org.runspec.store.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;

/**
 * What one observer saw of nodes' signs of life: that a number changed between two looks, by the
 * observer's own monotonic clock. Who has not looked for long enough goes by the time of day that a
 * sign bears, until he sees the number change: clocks differ. Not for several threads.
 */
public final class SignsOfLife {
  private final Map<NodeName, Seen> seen = new HashMap<>();

  /**
   * A sign of life.
   *
   * @param at what the node's clock said
   * @param nanos what the observer's clock said when he saw it first
   * @param moved whether there was another one before it
   */
  private record Seen(long sequence, Instant at, long nanos, boolean moved) {
    Seen asOf(long nanoTime) {
      return new Seen(sequence, at, nanoTime, moved);
    }
  }

  /** Looks: what the store says now. Lives that said they end are looked at no longer. */
  public void saw(Map<NodeName, Heartbeat> heartbeats, long nanoTime) {
    for (Heartbeat heartbeat : heartbeats.values()) {
      Seen before = seen.get(heartbeat.node());
      if (heartbeat.state().isTerminal()) {
        seen.remove(heartbeat.node());
      } else if (before == null || before.sequence() != heartbeat.sequence()) {
        Seen now = new Seen(heartbeat.sequence(), heartbeat.at(), nanoTime, before != null);
        seen.put(heartbeat.node(), now);
      }
    }
  }

  /** The store could not be read: who was silent may have been heard meanwhile. */
  public void sawNothing(long nanoTime) {
    seen.replaceAll((node, before) -> before.asOf(nanoTime));
  }

  /** For how long each life has been silent that was so at least this long. */
  public Map<NodeName, Duration> silences(Duration atLeast, long nanoTime) {
    Map<NodeName, Duration> silences = new HashMap<>();
    seen.forEach(
        (node, last) -> {
          Duration silence = Duration.ofNanos(nanoTime - last.nanos());
          if (silence.compareTo(atLeast) >= 0) {
            silences.put(node, silence);
          }
        });
    return silences;
  }

  /** The same by the time of day, of lives whose number was not seen to change. */
  public Map<NodeName, Duration> silencesByTime(Duration atLeast, Instant now) {
    Map<NodeName, Duration> silences = new HashMap<>();
    seen.forEach(
        (node, last) -> {
          Duration silence = Duration.between(last.at(), now);
          if (!last.moved() && silence.compareTo(atLeast) >= 0) {
            silences.put(node, silence);
          }
        });
    return silences;
  }
}
