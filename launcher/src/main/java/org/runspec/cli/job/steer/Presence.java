package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.backend.NodeStatus;
import org.runspec.cli.job.Sight;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;
import org.runspec.launch.JobNodes;
import org.runspec.report.Jobs;
import org.runspec.run.program.Bell;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;

/** Which nodes of a job may live: here their target knows, elsewhere their signs of life tell. */
final class Presence {
  /** Clocks of machines differ. */
  private static final Duration LONG_SILENCE = Jobs.LEASE.multipliedBy(2);

  /** Nodes show themselves every ten seconds, or a little less often where the store is slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(16);

  private static final Duration PACE = Duration.ofMillis(500);

  private final Sight sight;

  Presence(Sight sight) {
    this.sight = sight;
  }

  /** The nodes that may live, by index. */
  Set<Integer> mayLive(JobView view) throws IOException {
    Map<Integer, NodeStatus> here = here(view);
    Set<Integer> nodes = new HashSet<>(mayLiveElsewhere(view));
    here.forEach(
        (node, status) -> {
          if (!(status instanceof NodeStatus.Gone)) {
            nodes.add(node);
          }
        });
    return nodes;
  }

  private Map<Integer, NodeStatus> here(JobView view) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(view.job());
    return nodes.isPresent() ? nodes.get().status() : Map.of();
  }

  /** The nodes that may live elsewhere than here, by index: they were heard not long ago. */
  Set<Integer> mayLiveElsewhere(JobView view) throws IOException {
    Map<Integer, NodeStatus> here = here(view);
    Set<Integer> nodes = new HashSet<>();
    for (NodeRow row : view.nodes()) {
      if (!here.containsKey(row.node()) && row.heartbeat().filter(this::isRecent).isPresent()) {
        nodes.add(row.node());
      }
    }
    return nodes;
  }

  private boolean isRecent(Heartbeat last) {
    Duration silence = Duration.between(last.at(), sight.now());
    return !last.state().isTerminal() && silence.compareTo(LONG_SILENCE) < 0;
  }

  /**
   * Those of some nodes that live indeed, as they show within seconds.
   *
   * @param doubtful nodes by index
   */
  Set<Integer> showThemselves(JobView view, Set<Integer> doubtful)
      throws IOException, InterruptedException {
    Set<Integer> living = new HashSet<>();
    if (doubtful.isEmpty()) {
      return living;
    }
    sight
        .err()
        .println(
            "Nodes of "
                + view.job().job()
                + " were heard elsewhere not long ago. Waiting for up to "
                + PATIENCE.toSeconds()
                + " s whether they still live ...");
    Map<NodeName, Heartbeat> before = sight.stores().records().heartbeats(view.job().job());
    long begin = sight.session().pacer().nanoTime();
    while (living.size() < doubtful.size()
        && sight.session().pacer().nanoTime() - begin < PATIENCE.toNanos()) {
      sight.session().pacer().await(new Bell(), PACE);
      sight
          .stores()
          .records()
          .heartbeats(view.job().job())
          .forEach(
              (life, now) -> {
                Heartbeat then = before.get(life);
                boolean moved = then == null || then.sequence() != now.sequence();
                if (moved && !now.state().isTerminal() && doubtful.contains(life.node())) {
                  living.add(life.node());
                }
              });
    }
    return living;
  }
}
