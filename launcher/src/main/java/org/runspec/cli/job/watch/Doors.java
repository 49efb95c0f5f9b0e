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
import org.runspec.report.Named;
import org.runspec.run.program.Bell;
import org.runspec.store.JobView.NodeRow;

/** The ways to what runs print just now: their nodes' doors. */
final class Doors {
  /** Further runs are followed in the store. */
  private static final int MOST_AT_ONCE = 24;

  private final Sight sight;
  private final AtomicInteger open = new AtomicInteger();

  Doors(Sight sight) {
    this.sight = sight;
  }

  /** A way to a run's output. */
  sealed interface Way {
    /** The node sends it. */
    record Live(LiveOutput output) implements Way {}

    /** The node does not execute the run just now. */
    record NotThere() implements Way {}

    /** There is no way but the store. */
    record Closed(String why) implements Way {}
  }

  /**
   * Knocks.
   *
   * @param node who executes the run
   */
  Way to(Named.Run run, NodeRow node, Begin begin) throws IOException {
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

  /**
   * Copies what comes to the screen, on a thread of its own.
   *
   * @param over rung when nothing more comes
   */
  LiveCopy copy(LiveOutput output, FollowedRun.Screen screen, Bell over) {
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
