package org.runspec.store.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobShape;
import org.runspec.job.NodeState;
import org.runspec.store.JobView.NodeRow;
import org.runspec.store.Standstill;

/** How the nodes of a job stand. */
final class NodeRows {
  private static final Comparator<Heartbeat> ORDER =
      Comparator.comparing(Heartbeat::at).thenComparing(Heartbeat::node);

  private final JobFacts facts;
  private final boolean jobIsOver;

  NodeRows(JobFacts facts, boolean jobIsOver) {
    this.facts = facts;
    this.jobIsOver = jobIsOver;
  }

  List<NodeRow> all() {
    return IntStream.range(0, facts.job().shape().nodes()).mapToObj(this::row).toList();
  }

  /** Why nobody executes what waits, as far as signs of life tell. */
  Optional<Standstill> standstill() {
    List<Optional<Heartbeat>> latest =
        IntStream.range(0, facts.job().shape().nodes()).mapToObj(this::latest).toList();
    if (jobIsOver || !latest.stream().allMatch(life -> life.filter(this::isMissed).isPresent())) {
      return Optional.empty();
    }
    boolean allSaidSo = latest.stream().allMatch(life -> life.get().state().isTerminal());
    return Optional.of(allSaidSo ? Standstill.NODES_LEFT : Standstill.NODES_SILENT);
  }

  private boolean isMissed(Heartbeat life) {
    return life.state().isTerminal() || facts.silences().containsKey(life.node());
  }

  private Optional<Heartbeat> latest(int node) {
    return facts.heartbeats().values().stream()
        .filter(heartbeat -> heartbeat.node().node() == node)
        .max(ORDER);
  }

  private NodeRow row(int node) {
    JobShape shape = facts.job().shape();
    Optional<Heartbeat> latest = latest(node);
    return latest
        .map(life -> new NodeRow(node, shape.parentOf(node), life.state(), latest, reason(life)))
        .orElseGet(() -> absent(node));
  }

  private NodeRow absent(int node) {
    return new NodeRow(
        node,
        facts.job().shape().parentOf(node),
        jobIsOver ? NodeState.CANCELLED : NodeState.QUEUED,
        Optional.empty(),
        jobIsOver ? "the job ended before it came" : "");
  }

  private String reason(Heartbeat life) {
    return facts.silences().containsKey(life.node())
        ? Silence.of(facts.silences().get(life.node()))
        : life.reason();
  }
}
