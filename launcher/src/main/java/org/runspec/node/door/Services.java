package org.runspec.node.door;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;

/** What a controller does for its clients. */
public interface Services {
  /** SHA-256 of further secrets whose clients are answered, hexadecimal. */
  Set<String> admitted();

  /** How the node stands. */
  Status status();

  /** Ends these runs of the job, wherever they are; with none, the whole job. */
  void cancel(List<RunName> runs, String user) throws IOException;

  /** Lets this many runs go on each node at the same time. */
  void concurrency(int runsPerNode, String user) throws IOException;

  /** Ends all that goes on here as if the machine were switched off, and begins anew. */
  void restart();

  /** Learns at once what clients left in the run store. */
  void hurry();

  /** What a run's command prints; empty if it does not go on here. */
  Optional<RunOutput> output(RunName run);

  /**
   * How a node stands.
   *
   * @param running the runs that go on there now
   */
  record Status(NodeName node, NodeState state, List<RunName> running, int runsPerNode) {
    public Status {
      running = List.copyOf(running);
    }
  }
}
