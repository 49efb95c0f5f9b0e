package org.runspec.store.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;

/**
 * What one observer saw of nodes' signs of life: nodes' clocks are never trusted, only that a
 * number changed between two looks, by the observer's own monotonic clock. Not for several threads.
 */
public final class SignsOfLife {
  private final Map<NodeName, Seen> seen = new HashMap<>();

  private record Seen(long sequence, long nanos) {}

  /** Looks: what the store says now. Lives that said they end are looked at no longer. */
  public void saw(Map<NodeName, Heartbeat> heartbeats, long nanoTime) {
    for (Heartbeat heartbeat : heartbeats.values()) {
      Seen before = seen.get(heartbeat.node());
      if (heartbeat.state().isTerminal()) {
        seen.remove(heartbeat.node());
      } else if (before == null || before.sequence() != heartbeat.sequence()) {
        seen.put(heartbeat.node(), new Seen(heartbeat.sequence(), nanoTime));
      }
    }
  }

  /** The store could not be read: who was silent may have been heard meanwhile. */
  public void sawNothing(long nanoTime) {
    seen.replaceAll((node, before) -> new Seen(before.sequence(), nanoTime));
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
}
