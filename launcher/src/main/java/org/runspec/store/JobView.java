package org.runspec.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.ClientRequest;
import org.runspec.job.EarlyStopping;
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
 * @param standstill why nobody executes what waits; absent if somebody does or may, or nothing
 *     waits
 * @param said by the nodes' target of those that wait or are gone, if it says anything
 * @param requests what clients asked
 * @param tags the words that clients attached to the job
 */
public record JobView(
    JobRecord job,
    JobState state,
    Optional<Standstill> standstill,
    Optional<String> said,
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

  /** The same where somebody saw more of the job's nodes than the store tells. */
  public JobView seen(Sighting seen) {
    Optional<Standstill> known =
        state.isTerminal()
            ? Optional.empty()
            : switch (seen.nodes()) {
              case UNKNOWN -> standstill;
              case THERE -> Optional.empty();
              case GONE -> Optional.of(Standstill.NODES_GONE);
              case NEVER_ASKED_FOR -> Optional.of(Standstill.LAUNCH_BROKEN_OFF);
            };
    return new JobView(
        job,
        state,
        known,
        state.isTerminal() ? Optional.empty() : seen.said(),
        nodes,
        runs,
        requests,
        tags);
  }

  /** The runs that go on on a node, by its index. */
  public List<RunRow> runningOn(int node) {
    return runs.stream().filter(run -> run.state() == RunState.RUNNING && isOn(run, node)).toList();
  }

  /** How a node stands, in a word: once it has begun a run, it is no longer spawning. */
  public String standing(NodeRow node) {
    boolean hasBegun =
        node.state() == NodeState.SPAWNING
            && runs.stream().anyMatch(run -> run.started().isPresent() && isOn(run, node.node()));
    return hasBegun ? RunState.RUNNING.toString() : node.state().toString();
  }

  private static boolean isOn(RunRow run, int node) {
    return run.node().filter(by -> by == node).isPresent();
  }

  /**
   * Until when a run went on that started: its end; if it goes on, now, or the last that was heard
   * of its node if nobody executes it any more. Absent if it waits for another attempt.
   */
  public Optional<Instant> until(RunRow run, Instant now) {
    if (run.ended().isPresent() || run.state() != RunState.RUNNING) {
      return run.ended();
    }
    return standstill.isEmpty()
        ? Optional.of(now)
        : run.node().flatMap(node -> nodes.get(node).heartbeat()).map(Heartbeat::at);
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
      Map<String, String> tags) {
    /** Whether it ended before its time, as worse than others: it says how it stood then. */
    public boolean isStoppedEarly() {
      return state == RunState.COMPLETED && reason.equals(EarlyStopping.REASON);
    }
  }
}
