package org.runspec.store.view;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.record.MemoryStore;

/** A job to which anything happens that may, in any order. */
public final class SimulatedJob {
  private final RunStore store = new MemoryStore().runStore();
  private final JobRecord job;
  private final Random random;

  /** No two jobs have lives of the same name. */
  private final String incarnation;

  /** Whether a node's journal may lack what its last moments brought. */
  private final boolean losesLines;

  private final List<SimulatedNode> living = new ArrayList<>();

  /** Were frozen; others may have taken their runs, and they may wake up. */
  private final List<SimulatedNode> frozen = new ArrayList<>();

  private Instant now = Samples.NOON;
  private int lives;
  private int requests;
  private boolean resumedJustNow;

  public SimulatedJob(long seed, boolean losesLines) throws IOException {
    this.random = new Random(seed);
    this.incarnation = "l" + Long.toUnsignedString(seed, Character.MAX_RADIX) + "x";
    this.losesLines = losesLines;
    this.job = store.createJob(Samples.draft("s", 1 + random.nextInt(6), 1 + random.nextInt(3)));
  }

  public RunStore store() {
    return store;
  }

  public JobRecord job() {
    return job;
  }

  /** Whether the latest step was a client's resume. */
  public boolean wasResumed() {
    return resumedJustNow;
  }

  /** Lets one thing happen. */
  public void step() throws IOException {
    now = now.plusSeconds(1);
    resumedJustNow = false;
    switch (random.nextInt(15)) {
      case 0 -> submit();
      case 1 -> appear();
      case 2, 3, 4 -> claim();
      case 5, 6 -> start();
      case 7 -> measure();
      case 8 -> finish(RunState.COMPLETED);
      case 9 -> finish(random.nextBoolean() ? RunState.ERROR : RunState.CANCELLED);
      case 10 -> requeue();
      case 11 -> depart();
      case 12 -> cancel();
      case 13 -> tag();
      default -> resume();
    }
  }

  private void submit() throws IOException {
    if (store.read(new Journal.OfJob(job.job()), 0).events().isEmpty()) {
      Event line = new Event(now, EventKind.SUBMITTED, Optional.empty(), Map.of());
      store.append(new Journal.OfJob(job.job()), 0, List.of(line));
    }
  }

  private void appear() throws IOException {
    int index = random.nextInt(job.shape().nodes());
    if (living.stream().noneMatch(node -> node.name().node() == index)) {
      lives++;
      SimulatedNode node = new SimulatedNode(store, job, new NodeName(index, incarnation + lives));
      living.add(node);
      node.beat(NodeState.QUEUED, now);
      node.beat(NodeState.SPAWNING, now);
    }
  }

  private void claim() throws IOException {
    List<Integer> free =
        runs().filter(run -> !isEnded(run) && holderOf(run).isEmpty()).boxed().toList();
    if (!free.isEmpty() && !living.isEmpty()) {
      int run = any(free);
      int latest = Math.max(store.attempts(job.job()).getOrDefault(run, 0), resumed(run));
      any(living).claim(run, latest + 1, now);
    }
  }

  private void start() throws IOException {
    Optional<SimulatedNode> node = busy();
    if (node.isPresent()) {
      int run = any(List.copyOf(node.get().held().keySet()));
      if (!node.get().hasStarted(run)) {
        node.get().start(run, now);
      }
    }
  }

  private void measure() throws IOException {
    Optional<SimulatedNode> node = busy();
    if (node.isPresent()) {
      int run = any(List.copyOf(node.get().held().keySet()));
      if (node.get().hasStarted(run)) {
        node.get().measure(run, any(List.of("loss", "acc")), random.nextInt(100), now);
      }
    }
  }

  private void finish(RunState state) throws IOException {
    boolean isFrozen = !frozen.isEmpty() && random.nextInt(4) == 0;
    Optional<SimulatedNode> node = isFrozen ? Optional.of(any(frozen)) : busy();
    if (node.isEmpty() || node.get().held().isEmpty()) {
      return;
    }
    int run = any(List.copyOf(node.get().held().keySet()));
    if (node.get().hasStarted(run)) {
      boolean isTold = !losesLines || random.nextBoolean();
      node.get().end(run, state, resumed(run), isTold, now);
      if (!isTold) {
        living.remove(node.get()); // it died of it
        frozen.remove(node.get());
      }
    }
  }

  private void requeue() throws IOException {
    Optional<SimulatedNode> node = busy();
    if (node.isPresent()) {
      node.get().requeue(any(List.copyOf(node.get().held().keySet())), "preempted", now);
    }
  }

  private void depart() throws IOException {
    if (living.isEmpty()) {
      return;
    }
    SimulatedNode node = any(living);
    living.remove(node);
    if (random.nextBoolean()) {
      frozen.add(node);
    } else {
      node.held().clear();
      node.beat(any(List.of(NodeState.COMPLETED, NodeState.ERROR, NodeState.CANCELLED)), now);
    }
  }

  private void cancel() throws IOException {
    List<Integer> open = runs().filter(run -> !isEnded(run)).boxed().toList();
    if (!open.isEmpty()) {
      int run = any(open);
      request(new ClientRequest.CancelRuns(List.of(run)));
      if (holderOf(run).isEmpty()) {
        boolean isClient = living.isEmpty();
        SimulatedNode by =
            isClient ? new SimulatedNode(store, job, new NodeName(0, "client")) : any(living);
        by.endWaiting(run, resumed(run), !isClient, now);
      }
    }
  }

  private void tag() throws IOException {
    int run = random.nextInt(job.shape().totalRuns() + 1) - 1;
    String on = run < 0 ? job.job().toString() : job.shape().nameOf(run).toString();
    Map<String, String> tags = Map.of(any(List.of("good", "old")), any(List.of("yes", "no", "")));
    request(new ClientRequest.SetTags(List.of(on), tags));
  }

  private void resume() throws IOException {
    for (int run : runs().toArray()) {
      Optional<RunEnd> end = store.endOf(job, run, resumed(run));
      if (end.isPresent() && end.get().state().canResume() && random.nextBoolean()) {
        request(new ClientRequest.ResumeRuns(Map.of(run, end.get().attempt())));
        resumedJustNow = true;
        return;
      }
    }
  }

  private void request(ClientRequest.Wish wish) throws IOException {
    requests++;
    String id = String.format("%05d", requests);
    store.request(job.job(), new ClientRequest(id, wish, "ann", now));
  }

  private IntStream runs() {
    return IntStream.range(0, job.shape().totalRuns());
  }

  private Optional<SimulatedNode> busy() {
    List<SimulatedNode> busy = living.stream().filter(node -> !node.held().isEmpty()).toList();
    return busy.isEmpty() ? Optional.empty() : Optional.of(any(busy));
  }

  private Optional<SimulatedNode> holderOf(int run) {
    return living.stream().filter(node -> node.held().containsKey(run)).findFirst();
  }

  private boolean isEnded(int run) {
    try {
      return store.endOf(job, run, resumed(run)).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int resumed(int run) throws IOException {
    return new Wishes(store.requests(job.job(), Set.of())).resumed(run);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
