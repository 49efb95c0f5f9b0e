package org.runspec.cli.job.watch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.runspec.cli.job.Sight;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.node.door.Begin;
import org.runspec.node.door.LiveOutput;
import org.runspec.node.door.NodeClient;
import org.runspec.pace.Bell;
import org.runspec.report.Named;
import org.runspec.store.JobView.NodeRow;

/** The doors that nodes publish, knocked at over the network. */
final class NodeDoors implements Doors {
  /** Further runs are followed in the store. */
  private static final int MOST_AT_ONCE = 24;

  private final Sight sight;
  private final AtomicInteger open = new AtomicInteger();

  NodeDoors(Sight sight) {
    this.sight = sight;
  }

  @Override
  public Way to(Named.Run run, NodeRow node, Begin begin) throws IOException {
    JobRecord job = run.job();
    Optional<Heartbeat> life = node.heartbeat().filter(last -> !last.state().isTerminal());
    if (life.isEmpty()) {
      return new Way.NotThere();
    }
    Optional<Heartbeat.Door> door = life.get().door();
    Optional<JobNodes> nodes = sight.nodes(job);
    if (door.isEmpty()) {
      return new Way.Closed("its node has no door");
    } else if (nodes.isEmpty()) {
      return new Way.Closed(
          job.job() + " was launched on " + job.origin().host() + " by " + job.origin().user());
    } else if (open.get() >= MOST_AT_ONCE) {
      return new Way.Closed(MOST_AT_ONCE + " others are attached to");
    }
    try {
      Optional<LiveOutput> output =
          new NodeClient(door.get(), nodes.get().secret())
              .attach(job.shape().nameOf(run.index()), begin);
      return output.<Way>map(Way.Live::new).orElseGet(Way.NotThere::new);
    } catch (IOException e) {
      return new Way.Closed(
          "its node at " + door.get().address() + ":" + door.get().port() + " does not answer");
    }
  }

  @Override
  public Sending copy(LiveOutput output, FollowedRun.Screen screen, Bell over) {
    open.incrementAndGet();
    return LiveCopy.begin(
        output,
        screen,
        () -> {
          open.decrementAndGet();
          over.ring();
        });
  }
}
