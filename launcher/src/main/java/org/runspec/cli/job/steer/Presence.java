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
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.launch.JobNodes;
import org.runspec.report.Jobs;
import org.runspec.run.program.Bell;
import org.runspec.storage.ObjectKey;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;

/** Which nodes of a job may live: here their target knows, elsewhere their signs of life tell. */
final class Presence {
  private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(10);

  private static final Duration PACE = Duration.ofMillis(500);

  private final Sight sight;

  Presence(Sight sight) {
    this.sight = sight;
  }

  /**
   * How often the nodes of a job show themselves.
   *
   * @param lease the silence after which they count as lost
   */
  private record Rhythm(Duration lease, Duration heartbeat) {
    /** Clocks of machines differ. */
    Duration longSilence() {
      return lease.multipliedBy(2);
    }

    /** Where the store is slow they are a little late. */
    Duration patience() {
      return heartbeat.multipliedBy(8).dividedBy(5);
    }
  }

  private Rhythm rhythm(JobView view) throws IOException {
    Optional<byte[]> multiRun =
        sight.stores().files().get(new ObjectKey(StoreLayout.multiRun(view.job().job())));
    if (multiRun.isEmpty()) {
      return new Rhythm(Jobs.LEASE, USUAL_HEARTBEAT);
    }
    MultiRun.Limits limits = RecordFormat.read(multiRun.get(), MultiRun.class).limits();
    return new Rhythm(length(limits.leaseSeconds()), length(limits.heartbeatSeconds()));
  }

  private static Duration length(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
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
    Duration longSilence = rhythm(view).longSilence();
    Set<Integer> nodes = new HashSet<>();
    for (NodeRow row : view.nodes()) {
      if (!here.containsKey(row.node())
          && row.heartbeat().filter(last -> isWithin(longSilence, last)).isPresent()) {
        nodes.add(row.node());
      }
    }
    return nodes;
  }

  private boolean isWithin(Duration longSilence, Heartbeat last) {
    Duration silence = Duration.between(last.at(), sight.now());
    return !last.state().isTerminal() && silence.compareTo(longSilence) < 0;
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
    Duration patience = rhythm(view).patience();
    sight
        .err()
        .println(
            "Nodes of "
                + view.job().job()
                + " were heard elsewhere not long ago. Waiting for up to "
                + Math.max(1, patience.toSeconds())
                + " s whether they still live ...");
    Map<NodeName, Heartbeat> before = sight.stores().records().heartbeats(view.job().job());
    long begin = sight.session().pacer().nanoTime();
    while (living.size() < doubtful.size()
        && sight.session().pacer().nanoTime() - begin < patience.toNanos()) {
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
