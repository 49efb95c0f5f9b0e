package org.runspec.store.view;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Claim;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.SupersededException;

/** Writes what a life of a node writes, and nothing else of it. */
final class SimulatedNode {
  private final RunStore store;
  private final JobRecord job;
  private final NodeName name;
  private final Map<Journal, Long> positions = new HashMap<>();
  private final Map<Integer, Claim> held = new LinkedHashMap<>();
  private final Map<Integer, Instant> started = new HashMap<>();
  private final Map<Integer, Map<String, Object>> metrics = new HashMap<>();
  private long sequence;

  SimulatedNode(RunStore store, JobRecord job, NodeName name) {
    this.store = store;
    this.job = job;
    this.name = name;
  }

  NodeName name() {
    return name;
  }

  Map<Integer, Claim> held() {
    return held;
  }

  boolean hasStarted(int run) {
    return started.containsKey(run);
  }

  void beat(NodeState state, Instant now) throws IOException {
    sequence++;
    store.beat(
        job.job(),
        new Heartbeat(
            name,
            sequence,
            state,
            List.copyOf(held.keySet()),
            "desk",
            1,
            Optional.empty(),
            state == NodeState.ERROR ? "it broke" : "",
            now));
  }

  void claim(int run, int attempt, Instant now) throws IOException {
    Claim wanted = Samples.claim(job, run, attempt, name, name + "/" + run + "." + attempt);
    if (store.claim(job.job(), wanted).equals(wanted)) {
      held.put(run, wanted);
      metrics.put(run, new LinkedHashMap<>());
      tell(new NodeLine.Claimed(wanted), now);
    }
  }

  void start(int run, Instant now) throws IOException {
    Claim claim = held.get(run);
    started.put(run, now);
    note(claim, now, EventKind.STARTED, Map.of());
    tell(new NodeLine.Started(run, claim.attempt(), claim.name()), now);
  }

  void measure(int run, String metric, double value, Instant now) throws IOException {
    Claim claim = held.get(run);
    metrics.get(run).put(metric, value);
    note(claim, now, EventKind.METRICS, Map.of("step", 1, "values", Map.of(metric, value)));
    tell(new NodeLine.Measured(run, claim.attempt(), claim.name(), metrics.get(run)), now);
  }

  void requeue(int run, String reason, Instant now) throws IOException {
    Claim claim = held.remove(run);
    started.remove(run);
    note(claim, now, EventKind.ENDED, Map.of("state", "queued", "reason", reason));
    tell(new NodeLine.Requeued(run, claim.attempt(), claim.name(), reason), now);
  }

  /**
   * Ends a run that it holds.
   *
   * @param isTold whether it lives long enough to tell so in its journal
   */
  void end(int run, RunState state, int resumed, boolean isTold, Instant now) throws IOException {
    Claim claim = held.remove(run);
    Optional<Instant> start = Optional.ofNullable(started.remove(run));
    note(claim, now, EventKind.ENDED, Map.of("state", state.toString()));
    RunEnd end =
        new RunEnd(
            run,
            claim.attempt(),
            claim.name(),
            Optional.of(name),
            claim.token(),
            state,
            Optional.of(state == RunState.COMPLETED ? 0 : 1),
            state == RunState.COMPLETED ? "" : "it broke",
            metrics.get(run),
            claim.hparams(),
            start,
            now);
    end(end, resumed, isTold, now);
  }

  /** Ends a run that nobody holds; a client, which does so too, has no journal to tell it in. */
  void endWaiting(int run, int resumed, boolean isTold, Instant now) throws IOException {
    RunEnd end =
        new RunEnd(
            run,
            0,
            job.shape().nameOf(run),
            Optional.empty(),
            "waited",
            RunState.CANCELLED,
            Optional.empty(),
            "cancelled",
            Map.of(),
            Map.of(),
            Optional.empty(),
            now);
    end(end, resumed, isTold, now);
  }

  private void end(RunEnd end, int resumed, boolean isTold, Instant now) throws IOException {
    try {
      RunEnd deciding = store.end(job, end, resumed);
      if (isTold) {
        tell(new NodeLine.Ended(deciding, resumed), now);
      }
    } catch (SupersededException e) {
      return; // it woke up too late
    }
  }

  private void tell(NodeLine line, Instant now) throws IOException {
    append(new Journal.OfNode(job.job(), name), line.event(now));
  }

  private void note(Claim claim, Instant now, EventKind kind, Map<String, Object> data)
      throws IOException {
    append(
        new Journal.OfAttempt(job.job(), job.workspace(), claim.name(), claim.attempt()),
        new Event(now, kind, Optional.empty(), data));
  }

  private void append(Journal journal, Event line) throws IOException {
    long position = positions.getOrDefault(journal, 0L);
    positions.put(journal, store.append(journal, position, List.of(line)));
  }
}
