package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.util.Optional;

/** The options that say where a submitted command runs, and how often. */
final class SizeOptions {
  @Parameter(
      names = "--target",
      description = "Launches on this compute target; without it, the configuration's")
  private String target;

  @Parameter(names = "--nodes", description = "Nodes that share the runs; without it, 1")
  private Integer nodes;

  @Parameter(
      names = "--runs",
      description =
          "Runs in all, which take the commands in turn; without it, one for each command, the"
              + " whole grid of a grid search, else one for each node")
  private Integer runs;

  @Parameter(
      names = "--concurrent",
      description = "Runs going at a time on each node; without it, the configuration's, else 1")
  private Integer concurrent;

  @Parameter(
      names = "--direct",
      description =
          "Makes each node one run, which has the node's name; what it prints is the node's"
              + " output, too")
  private boolean direct;

  boolean direct() {
    return direct;
  }

  /** How many were asked for. */
  Optional<Integer> runs() {
    return Optional.ofNullable(runs);
  }

  /**
   * Sets them.
   *
   * @param natural how many runs there are where nobody says it; absent for one on each node
   */
  void into(LauncherTree launcher, Optional<Integer> natural) {
    if (target != null) {
      launcher.set("compute_target", target, "--target " + target);
    }
    if (direct) {
      launcher.set("direct", true, "--direct");
    }
    if (nodes != null) {
      launcher.set("compute_nodes", (long) nodes, "--nodes " + nodes);
    } else if (direct) {
      launcher.assume("compute_nodes", (long) (runs != null ? runs : natural.orElse(1)));
    }
    if (runs != null) {
      launcher.set("total_runs", (long) runs, "--runs " + runs);
    } else if (!direct) {
      launcher.assume("total_runs", (long) natural.orElse(nodes == null ? 1 : nodes));
    }
    if (concurrent != null) {
      launcher.set("runs_per_node", (long) concurrent, "--concurrent " + concurrent);
    }
  }
}
