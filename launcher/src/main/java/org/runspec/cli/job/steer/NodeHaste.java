package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.job.Heartbeat;
import org.runspec.launch.JobNodes;
import org.runspec.node.door.NodeClient;
import org.runspec.store.JobView;

/** Lets nodes look at once for what was asked, rather than at their next sign of life. */
final class NodeHaste {
  /** More nodes than that are not asked one by one: they look by themselves within seconds. */
  private static final int MOST = 16;

  private final Sight sight;

  NodeHaste(Sight sight) {
    this.sight = sight;
  }

  /**
   * Asks the nodes that can be reached, all at once; the others need no asking, they only take
   * longer.
   *
   * @return those that do not answer soon: they are leaving, or the way to them is closed
   */
  List<Heartbeat.Door> hurry(JobView view) throws IOException, InterruptedException {
    Optional<JobNodes> nodes = sight.nodes(view.job());
    if (nodes.isEmpty()) {
      return List.of();
    }
    String secret = nodes.get().secret();
    List<Heartbeat.Door> doors =
        view.nodes().stream()
            .flatMap(node -> node.heartbeat().stream())
            .filter(life -> !life.state().isTerminal())
            .flatMap(life -> life.door().stream())
            .limit(MOST)
            .toList();
    return new Knock<Heartbeat.Door>(
            sight.session().pacer(), door -> new NodeClient(door, secret).hurry())
        .silent(doors);
  }
}
