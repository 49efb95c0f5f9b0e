package org.runspec.store.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.store.JobView.RunRow;

/** How the runs of a job stand. */
final class RunRows {
  private final JobFacts facts;
  private final Map<String, Map<String, String>> tags;

  RunRows(JobFacts facts) {
    this.facts = facts;
    this.tags = facts.wishes().tags();
  }

  List<RunRow> all() {
    return IntStream.range(0, facts.job().shape().totalRuns()).mapToObj(this::row).toList();
  }

  private RunRow row(int index) {
    RunFacts run = facts.run(index);
    int resumed = facts.wishes().resumed(index);
    Optional<RunEnd> end = run.end(resumed);
    return end.isPresent() ? ended(index, run, end.get(), resumed) : open(index, run, resumed);
  }

  private RunRow ended(int index, RunFacts run, RunEnd end, int resumed) {
    Optional<NodeName> node =
        end.node().or(() -> run.known(end.attempt()).flatMap(AttemptFacts::node));
    return new RunRow(
        index,
        end.name(),
        end.state(),
        end.attempt(),
        node.map(NodeName::node),
        end.reason(),
        end.exitCode(),
        end.metrics(),
        end.hparams(),
        run.startedBehind(resumed).or(end::started),
        Optional.of(end.at()),
        tags(index));
  }

  private RunRow open(int index, RunFacts run, int resumed) {
    Optional<AttemptFacts> latest = run.known(run.latest());
    Optional<AttemptFacts> current = latest.filter(attempt -> run.latest() > resumed);
    return new RunRow(
        index,
        facts.job().shape().nameOf(index),
        current.map(this::state).orElse(facts.isSubmitted() ? RunState.QUEUED : RunState.CREATED),
        Math.max(run.latest(), resumed),
        latest.flatMap(AttemptFacts::node).map(NodeName::node),
        facts.isEndDamaged(index)
            ? "its end is damaged: resume " + facts.job().shape().nameOf(index)
            : current.map(attempt -> reason(run, attempt, resumed)).orElse(""),
        Optional.empty(),
        run.latestMetrics(),
        latest.map(AttemptFacts::hparams).orElse(Map.of()),
        run.startedBehind(resumed),
        Optional.empty(),
        tags(index));
  }

  private Map<String, String> tags(int index) {
    return tags.isEmpty()
        ? Map.of()
        : tags.getOrDefault(facts.job().shape().nameOf(index).toString(), Map.of());
  }

  private RunState state(AttemptFacts attempt) {
    boolean goesOn =
        attempt.started().isPresent() && attempt.requeued().isEmpty() && left(attempt).isEmpty();
    return goesOn ? RunState.RUNNING : RunState.QUEUED;
  }

  private String reason(RunFacts run, AttemptFacts attempt, int resumed) {
    return attempt
        .requeued()
        .or(() -> left(attempt).map(life -> "node " + life.node().node() + " left"))
        .or(
            () ->
                attempt
                    .node()
                    .filter(facts.silences()::containsKey)
                    .map(node -> Silence.ofNode(node, facts.silences().get(node))))
        .or(() -> trouble(attempt))
        .or(() -> run.latest() - 1 > resumed ? before(run, attempt) : Optional.empty())
        .orElse("");
  }

  /** Why there is another attempt. */
  private static Optional<String> before(RunFacts run, AttemptFacts attempt) {
    int before = run.latest() - 1;
    return run.known(before)
        .flatMap(AttemptFacts::requeued)
        .or(() -> attempt.followsALoss() ? Optional.of("lost with its node") : Optional.empty())
        .map(reason -> "a" + before + ": " + reason);
  }

  /** What keeps its node from telling how the attempt stands, or that it is over. */
  private Optional<String> trouble(AttemptFacts attempt) {
    return attempt
        .node()
        .flatMap(node -> Optional.ofNullable(facts.heartbeats().get(node)))
        .filter(life -> !life.state().isTerminal() && !life.reason().isEmpty())
        .map(life -> "node " + life.node().node() + " " + life.reason());
  }

  /** The last sign of the attempt's node, if it said that it ends. */
  private Optional<Heartbeat> left(AttemptFacts attempt) {
    return attempt
        .node()
        .flatMap(node -> Optional.ofNullable(facts.heartbeats().get(node)))
        .filter(heartbeat -> heartbeat.state().isTerminal());
  }
}
