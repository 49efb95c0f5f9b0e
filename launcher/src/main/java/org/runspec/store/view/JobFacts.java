package org.runspec.store.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.Wishes;
import org.runspec.store.JobView;

/** What is known of a job: the same in whatever order it became known. Not for several threads. */
final class JobFacts {
  private final JobRecord job;
  private final List<RunFacts> runs;
  private final List<ClientRequest> requests = new ArrayList<>();
  private Wishes wishes = Wishes.NONE;
  private Map<NodeName, Heartbeat> heartbeats = Map.of();
  private Map<NodeName, Duration> silences = Map.of();
  private final BitSet changed = new BitSet();
  private Set<Integer> damaged = Set.of();
  private boolean submitted;

  JobFacts(JobRecord job) {
    this.job = job;
    this.runs =
        IntStream.range(0, job.shape().totalRuns()).mapToObj(run -> new RunFacts()).toList();
  }

  JobRecord job() {
    return job;
  }

  RunFacts run(int index) {
    return runs.get(index);
  }

  Wishes wishes() {
    return wishes;
  }

  Map<NodeName, Heartbeat> heartbeats() {
    return heartbeats;
  }

  /** For how long lives of nodes have shown no sign; none of those that showed one. */
  Map<NodeName, Duration> silences() {
    return silences;
  }

  /** Whether the launcher gave the job to its target. */
  boolean isSubmitted() {
    return submitted || !heartbeats.isEmpty() || wishes.isResumed();
  }

  void submitted() {
    submitted = true;
  }

  void requested(List<ClientRequest> more) {
    if (!more.isEmpty()) {
      requests.addAll(more);
      wishes = new Wishes(requests);
    }
  }

  void saw(Map<NodeName, Heartbeat> latest, Map<NodeName, Duration> silent) {
    heartbeats = Map.copyOf(latest);
    silences = Map.copyOf(silent);
  }

  /** Learns what a node's journal tells; of runs that the job does not have, nothing. */
  void told(NodeName life, Instant time, NodeLine line) {
    if (line instanceof NodeLine.Claimed claimed) {
      attempt(claimed.claim().run(), claimed.claim().attempt())
          .ifPresent(attempt -> attempt.claimed(claimed.claim()));
    } else if (line instanceof NodeLine.Started started) {
      attempt(life, started.run(), started.attempt()).ifPresent(attempt -> attempt.started(time));
    } else if (line instanceof NodeLine.Measured measured) {
      attempt(life, measured.run(), measured.attempt())
          .ifPresent(attempt -> attempt.measured(measured.metrics()));
    } else if (line instanceof NodeLine.Chosen chosen) {
      attempt(life, chosen.run(), chosen.attempt())
          .ifPresent(attempt -> attempt.chose(chosen.hparams()));
    } else if (line instanceof NodeLine.Requeued requeued) {
      attempt(life, requeued.run(), requeued.attempt())
          .ifPresent(attempt -> attempt.requeued(requeued.reason()));
    } else if (line instanceof NodeLine.Ended ended) {
      ended(ended.end(), ended.resumed());
    }
  }

  private Optional<AttemptFacts> attempt(NodeName life, int run, int attempt) {
    Optional<AttemptFacts> facts = attempt(run, attempt);
    facts.ifPresent(known -> known.by(life));
    return facts;
  }

  /** What is known of an attempt, to learn more of it; empty if the job has no such run. */
  Optional<AttemptFacts> attempt(int run, int attempt) {
    if (!has(run)) {
      return Optional.empty();
    }
    changed.set(run);
    return Optional.of(run(run).attempt(attempt));
  }

  /** Learns how a run ended; of one that the job does not have, nothing. */
  void ended(RunEnd end, int resumed) {
    if (has(end.run())) {
      changed.set(end.run());
      run(end.run()).ended(end, resumed);
    }
  }

  /** Learns of which runs it cannot be read how they ended; of no others. */
  void damaged(Set<Integer> runs) {
    damaged = Set.copyOf(runs);
  }

  /** Whether a run ended, and nobody can say how. */
  boolean isEndDamaged(int run) {
    return damaged.contains(run);
  }

  /** The runs of which something was learned, by index, until they are cleared from it. */
  BitSet changed() {
    return changed;
  }

  private boolean has(int run) {
    return run >= 0 && run < runs.size();
  }

  /** How the job stands by what is known. */
  JobView view() {
    List<JobView.RunRow> runRows = new RunRows(this).all();
    JobStates states = new JobStates(this, runRows);
    NodeRows nodes = new NodeRows(this, states.isOver());
    return new JobView(
        job,
        states.state(),
        nodes.standstill(),
        Optional.empty(),
        nodes.all(),
        runRows,
        wishes.requests(),
        wishes.tags(job.job().toString()));
  }
}
