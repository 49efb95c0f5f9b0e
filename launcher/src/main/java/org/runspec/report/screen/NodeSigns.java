package org.runspec.report.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.runspec.job.Heartbeat;
import org.runspec.report.StateCounts;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;
import org.runspec.store.Standstill;

/** How nodes and their signs of life are told. */
final class NodeSigns {
  private final JobView view;
  private final Instant now;
  private final Duration lease;

  /** Those of a job's nodes. */
  NodeSigns(JobView view, Instant now) {
    this.view = view;
    this.now = now;
    this.lease = view.job().rhythm().lease();
  }

  /** A table of some nodes, those that deserve a look first, and how many are in which state. */
  void show(int most, ScreenLines lines) {
    List<NodeRow> nodes = view.nodes();
    boolean all = nodes.size() <= most;
    List<NodeRow> shown =
        all ? nodes : nodes.stream().filter(node -> isOdd(node)).limit(most).toList();
    if (!all) {
      lines.field("nodes", counts(nodes));
    }
    if (!shown.isEmpty()) {
      lines.table(
          List.of("node", "status", "running", "host", "last sign of life"),
          shown.stream().map(this::cells).toList());
    }
  }

  private List<String> cells(NodeRow node) {
    return List.of(
        node.parent().toString(),
        state(node),
        view.state().isTerminal()
            ? ""
            : node.heartbeat().isPresent()
                ? String.valueOf(view.runningOn(node.node()).size())
                : "",
        node.heartbeat().map(Heartbeat::host).orElse(""),
        sign(node));
  }

  private String counts(List<NodeRow> nodes) {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.forEach(node -> counts.merge(state(node), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((state, count) -> words.add(StateCounts.number(count) + " " + state));
    return String.join(", ", words);
  }

  /** Whether something about a node deserves a look. */
  private boolean isOdd(NodeRow node) {
    return !node.reason().isEmpty() || silence(node).compareTo(lease) >= 0;
  }

  /** How a node stands; what it said before it went, or the last run ended, is out of date. */
  String state(NodeRow node) {
    if (view.standstill().equals(Optional.of(Standstill.NODES_GONE))
        && !node.state().isTerminal()) {
      return "gone";
    }
    boolean isOutOfDate = view.state().isTerminal() && !node.state().isTerminal();
    return !isOutOfDate
        ? view.standing(node)
        : silence(node).compareTo(lease) < 0 ? "leaving" : "left";
  }

  /** A node's last sign of life. */
  String sign(NodeRow node) {
    if (node.state().isTerminal()) {
      return node.reason().isEmpty() ? "it left" : node.reason();
    } else if (node.heartbeat().isEmpty()) {
      return "none yet";
    }
    Duration silence = silence(node);
    return silence.compareTo(lease) < 0
        ? silence.toSeconds() + " s ago" + trouble(node.heartbeat().get())
        : "no sign of life for " + silence.toSeconds() + " s";
  }

  private static String trouble(Heartbeat life) {
    return life.reason().isEmpty() ? "" : ", " + life.reason();
  }

  /** By the node's clock and ours: good enough to be read, not to act upon. */
  private Duration silence(NodeRow node) {
    return node.heartbeat()
        .filter(life -> !life.state().isTerminal())
        .map(life -> Duration.between(life.at(), now))
        .filter(length -> !length.isNegative())
        .orElse(Duration.ZERO);
  }
}
