package org.runspec.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;
import org.runspec.job.RunState;

/**
 * How a job stands, derived from what its store holds: the rows that tables are made of. Two
 * readers of the same truth derive the same.
 *
 * @param runs all runs of the job, by index
 * @param requests what clients asked
 * @param tags the words that clients attached to the job
 */
public record JobView(
    JobRecord job,
    JobState state,
    List<NodeRow> nodes,
    List<RunRow> runs,
    List<ClientRequest> requests,
    Map<String, String> tags) {
  public JobView {
    nodes = List.copyOf(nodes);
    runs = List.copyOf(runs);
    requests = List.copyOf(requests);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Whether runs wait that nobody will execute: every node came, and left. */
  public boolean isLeftAlone() {
    return !state.isTerminal() && nodes.stream().allMatch(node -> node.state().isTerminal());
  }

  /**
   * A node.
   *
   * @param node its index, from 0
   * @param parent the run that stands for it
   * @param heartbeat of its latest life; absent if it never lived
   * @param reason why it ended in error or was cancelled; else empty
   */
  public record NodeRow(
      int node, RunName parent, NodeState state, Optional<Heartbeat> heartbeat, String reason) {}

  /**
   * A run.
   *
   * @param attempt the one that decides, else the latest, from 1; 0 if it was never claimed. A run
   *     that ended before it started has one as well, without a start
   * @param node who executes or executed that attempt
   * @param reason what happened to it, if it did not complete; else empty
   * @param metrics the last value of each, in the order first logged
   * @param hparams chosen values by name
   * @param started when its first attempt started
   * @param ended when it ended
   * @param tags the words that clients attached to it
   */
  public record RunRow(
      int index,
      RunName name,
      RunState state,
      int attempt,
      Optional<Integer> node,
      String reason,
      Optional<Integer> exitCode,
      Map<String, Object> metrics,
      Map<String, Object> hparams,
      Optional<Instant> started,
      Optional<Instant> ended,
      Map<String, String> tags) {}
}
