package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.runspec.job.Cause;
import org.runspec.job.Check;
import org.runspec.job.Claim;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.Objective;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.JobDraft;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.file.FileRunStore;

/** A job in a project's store, told by its nodes as real ones tell it. */
final class StoredJob {
  static final Instant NOON = Samples.NOON;

  private final Storage storage;
  private final RunStore store;
  private final JobRecord job;
  private final Map<Integer, Long> positions = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Object>> hparams = new LinkedHashMap<>();

  private StoredJob(Storage storage, RunStore store, JobRecord job) {
    this.storage = storage;
    this.store = store;
    this.job = job;
  }

  static StoredJob create(Path project, int runs, int nodes) throws IOException {
    return createIn(project.resolve(".runspec/store"), runs, nodes);
  }

  /** Of another workspace, whose runs have names of their own. */
  static StoredJob create(Path project, String workspace, int runs) throws IOException {
    Storage storage = LocalStorage.at(project.resolve(".runspec/store"));
    RunStore store = FileRunStore.on(storage);
    return created(storage, store, Samples.draft("s" + store.jobs().size(), workspace, runs, 1));
  }

  static StoredJob createIn(Path folder, int runs, int nodes) throws IOException {
    return createIn(folder, runs, nodes, Optional.empty());
  }

  /** One that checks what another one found. */
  static StoredJob createIn(Path folder, int runs, int nodes, Optional<Check> check)
      throws IOException {
    return createIn(
        folder, runs, nodes, draft -> check.map(it -> Samples.checking(draft, it)).orElse(draft));
  }

  /** One whose runs are judged by another objective. */
  static StoredJob createIn(Path folder, int runs, int nodes, Objective objective)
      throws IOException {
    return createIn(folder, runs, nodes, draft -> Samples.judgedBy(draft, objective));
  }

  private static StoredJob createIn(
      Path folder, int runs, int nodes, UnaryOperator<JobDraft> changed) throws IOException {
    Storage storage = LocalStorage.at(folder);
    RunStore store = FileRunStore.on(storage);
    JobDraft draft = Samples.draft("s" + store.jobs().size(), runs, nodes);
    return created(storage, store, changed.apply(draft));
  }

  private static StoredJob created(Storage storage, RunStore store, JobDraft draft)
      throws IOException {
    JobRecord job = store.createJob(draft);
    store.append(
        new Journal.OfJob(job.job()),
        0,
        List.of(new Event(NOON, EventKind.SUBMITTED, Optional.empty(), Map.of())));
    return new StoredJob(storage, store, job);
  }

  JobRecord record() {
    return job;
  }

  RunStore store() {
    return store;
  }

  void beat(int node, NodeState state, Instant at, Integer... running) throws IOException {
    store.beat(
        job.job(),
        new Heartbeat(
            life(node), 7, state, List.of(running), "desk", 4711, Optional.empty(), "", at));
  }

  void beat(int node, long sequence, NodeState state, Instant at) throws IOException {
    store.beat(
        job.job(),
        new Heartbeat(
            life(node), sequence, state, List.of(), "desk", 4711, Optional.empty(), "", at));
  }

  private static NodeName life(int node) {
    return new NodeName(node, "k3f9");
  }

  void start(int node, int run, Map<String, Object> hparams, Instant at) throws IOException {
    claim(node, run, 1, Cause.FIRST, hparams, at);
  }

  /** Also told in the attempt's own journal. */
  void start(int node, int run, int attempt, Cause cause, Map<String, Object> hparams, Instant at)
      throws IOException {
    claim(node, run, attempt, cause, hparams, at);
    RunName name = job.shape().nameOf(run);
    note(run, attempt, new Event(at, EventKind.STARTED, Optional.of(name), Map.of()));
  }

  private void claim(
      int node, int run, int attempt, Cause cause, Map<String, Object> hparams, Instant at)
      throws IOException {
    Claim claim =
        new Claim(
            run,
            attempt,
            job.shape().nameOf(run),
            life(node),
            "t" + run,
            run,
            hparams,
            Map.of(),
            cause,
            0,
            0,
            at);
    store.claim(job.job(), claim);
    if (!hparams.isEmpty()) {
      this.hparams.put(run, hparams);
    }
    tell(node, new NodeLine.Claimed(claim), at);
    tell(node, new NodeLine.Started(run, attempt, claim.name()), at);
  }

  /** An attempt is over, its run is not. */
  void requeue(int node, int run, int attempt, Cause next, String reason, Instant at)
      throws IOException {
    RunName name = job.shape().nameOf(run);
    Map<String, Object> data =
        Map.of("state", "queued", "cause", next.toString(), "reason", reason);
    note(run, attempt, new Event(at, EventKind.ENDED, Optional.of(name), data));
    tell(node, new NodeLine.Requeued(run, attempt, name, reason), at);
  }

  private void note(int run, int attempt, Event event) throws IOException {
    Journal journal =
        new Journal.OfAttempt(job.job(), job.workspace(), job.shape().nameOf(run), attempt);
    long position = 0;
    for (JournalPage page = store.read(journal, position);
        page.next() > position;
        page = store.read(journal, position)) {
      position = page.next();
    }
    store.append(journal, position, List.of(event));
  }

  void measure(int node, int run, Map<String, Object> metrics, Instant at) throws IOException {
    tell(node, new NodeLine.Measured(run, 1, job.shape().nameOf(run), metrics), at);
  }

  /** A row of metrics in an attempt's own journal. */
  void log(int run, int attempt, double step, Map<String, Object> values, Instant at)
      throws IOException {
    RunName name = job.shape().nameOf(run);
    Map<String, Object> data = Map.of("step", step, "values", values);
    note(run, attempt, new Event(at, EventKind.METRICS, Optional.of(name), data));
  }

  void end(
      int node, int run, RunState state, String reason, Map<String, Object> metrics, Instant at)
      throws IOException {
    RunEnd end =
        new RunEnd(
            run,
            1,
            job.shape().nameOf(run),
            Optional.of(life(node)),
            "t" + run,
            state,
            Optional.of(state == RunState.COMPLETED ? 0 : 1),
            reason,
            metrics,
            hparams.getOrDefault(run, Map.of("lr", 0.001 * (run + 1))),
            Optional.of(NOON),
            at);
    tell(node, new NodeLine.Ended(store.end(job, end, 0), 0), at);
  }

  /** A run that completed with values of its own. */
  void complete(
      int node, int run, Map<String, Object> hparams, Map<String, Object> metrics, Instant at)
      throws IOException {
    start(node, run, hparams, at.minusSeconds(60));
    RunEnd end =
        new RunEnd(
            run,
            1,
            job.shape().nameOf(run),
            Optional.of(life(node)),
            "t" + run,
            RunState.COMPLETED,
            Optional.of(0),
            "",
            metrics,
            hparams,
            Optional.of(at.minusSeconds(60)),
            at);
    tell(node, new NodeLine.Ended(store.end(job, end, 0), 0), at);
  }

  /** What its nodes are told of a search, as JSON. */
  void search(String plan) throws IOException {
    storage.put(
        new ObjectKey(StoreLayout.multiRun(job.job())),
        ("{\"search\": " + plan + "}").getBytes(StandardCharsets.UTF_8));
  }

  private void tell(int node, NodeLine line, Instant at) throws IOException {
    long position = positions.getOrDefault(node, 0L);
    positions.put(
        node,
        store.append(new Journal.OfNode(job.job(), life(node)), position, List.of(line.event(at))));
  }

  void print(int run, String text) throws IOException {
    print(run, 1, text);
  }

  void print(int run, int attempt, String text) throws IOException {
    ObjectKey key =
        new ObjectKey(StoreLayout.output(job.workspace(), job.shape().nameOf(run), attempt));
    long position = storage.stat(key).map(found -> found.size()).orElse(0L);
    storage.append(key, position, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Metrics at a step, in the order in which they are logged. */
  static Map<String, Object> metrics(int iters, double loss) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("iters", iters);
    metrics.put("s1-loss", loss);
    metrics.put("s1-acc", 1 - loss);
    metrics.put("hpmax", -loss);
    return metrics;
  }
}
