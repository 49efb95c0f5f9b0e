package org.runspec.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.Wishes;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Standstill;

/** The runs of a job as entries: latest last, where those that wait come before all others. */
public final class RunEntries {
  private static final Comparator<RunRow> BY_START =
      Comparator.comparing((RunRow run) -> run.started().or(run::ended).orElse(Instant.MIN))
          .thenComparing(Comparator.comparingInt(RunRow::index).reversed());

  /** As nodes keep a run's step beside its metrics. */
  private static final String STEP = "iters";

  private final JobView view;
  private final Instant now;
  private final Expectation expectation;
  private final Set<Integer> deleted;

  /**
   * Of one job.
   *
   * @param now until when what goes on has lasted
   */
  public RunEntries(JobView view, Instant now) {
    this.view = view;
    this.now = now;
    this.expectation = new Expectation(view.runs(), STEP, now);
    this.deleted = new Wishes(view.requests()).deleted();
  }

  /** Whether a run of the entry has begun, or ended without. */
  public static boolean hasBegun(Entry entry) {
    return entry.at("started").or(() -> entry.at("ended")).isPresent();
  }

  /** The children, those proper runs. */
  public List<Entry> children() {
    return view.runs().stream().sorted(BY_START).map(this::of).toList();
  }

  /** The parents, which stand for nodes, before the children; there are none if nodes are runs. */
  public List<Entry> parentsAndChildren() {
    List<Entry> entries = new ArrayList<>();
    if (!view.job().shape().direct()) {
      view.nodes().forEach(node -> entries.add(entry(node)));
    }
    entries.addAll(children());
    return entries;
  }

  /** A run of the job. */
  public Entry of(RunRow run) {
    Map<String, Object> metrics = new LinkedHashMap<>(run.metrics());
    metrics.replaceAll((name, value) -> Nonfinite.restored(value));
    Optional<Object> step = Optional.ofNullable(metrics.remove(STEP));
    return named(run.name().toString(), run.state().toString())
        .put("attempt", run.attempt())
        .put("reason", reason(run))
        .put("step", step)
        .put("metrics", metrics)
        .put("hparams", run.hparams())
        .put("tags", run.tags())
        .put("node", run.node())
        .put("host", run.node().flatMap(this::host))
        .put("exit_code", run.exitCode())
        .put("started", run.started())
        .put("ended", run.ended())
        .put("elapsed", elapsed(run))
        .put(
            "remaining",
            view.standstill().isEmpty() ? expectation.remaining(run) : Optional.empty())
        .put("objective", view.job().objective().reported().metric())
        .put("experiment", view.job().experiment())
        .put("files", isDeleted(run) ? Optional.of("deleted") : Optional.empty())
        .build();
  }

  private Optional<String> host(int node) {
    return view.nodes().get(node).heartbeat().map(Heartbeat::host);
  }

  private boolean isDeleted(RunRow run) {
    return deleted.contains(run.index());
  }

  /** What happened to the run, and to what it left. */
  private String reason(RunRow run) {
    if (isDeleted(run)) {
      return "files deleted" + (run.reason().isEmpty() ? "" : "; " + run.reason());
    }
    Optional<Standstill> why = run.state().isTerminal() ? Optional.empty() : view.standstill();
    boolean isTold = why.equals(Optional.of(Standstill.NODES_SILENT)) && !run.reason().isEmpty();
    return why.isEmpty() || isTold ? run.reason() : StandstillText.brief(view, why.get());
  }

  private Entry entry(NodeRow node) {
    return named(node.parent().toString(), view.standing(node))
        .put("attempt", 0)
        .put("reason", node.reason())
        .put("metrics", Map.of())
        .put("hparams", Map.of())
        .put("tags", Map.of())
        .put("node", node.node())
        .put("host", node.heartbeat().map(Heartbeat::host))
        .build();
  }

  private EntryBuilder named(String run, String status) {
    JobRecord job = view.job();
    return new EntryBuilder()
        .put("workspace", job.workspace())
        .put("job", job.job().toString())
        .put("target", job.target())
        .put("run", run)
        .put("status", status);
  }

  private Optional<Duration> elapsed(RunRow run) {
    return run.started()
        .flatMap(start -> view.until(run, now).map(end -> Duration.between(start, end)));
  }
}
