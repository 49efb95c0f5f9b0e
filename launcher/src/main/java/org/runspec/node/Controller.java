package org.runspec.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.job.ClientRequest;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.Inheritance;
import org.runspec.node.door.RunOutput;
import org.runspec.node.door.Services;
import org.runspec.node.journal.LocalJournal;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipper;
import org.runspec.run.program.Bell;
import org.runspec.run.program.StopSignal;
import org.runspec.store.Journal;

/** One life of a node: executes runs of a job until nothing is left for it to do. Used once. */
public final class Controller implements Services {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(20);

  private final ControllerSetting setting;
  private final MultiRun job;
  private final NodeName self;
  private final NodeFolder folder;
  private final StopSignal stop = new StopSignal();
  private final Bell bell = new Bell();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Going going = new Going();
  private final Outage shipping;

  private volatile Heart heart;
  private volatile boolean ending;
  private volatile boolean restarting;
  private volatile long endBy;

  /** A life that has not begun. */
  public Controller(ControllerSetting setting) {
    this.setting = setting;
    this.job = setting.job().multiRun();
    this.self = setting.self();
    this.folder = NodeFolder.of(setting.work(), self.node());
    this.shipping = new Outage(setting.log(), "bring records and files to the store");
  }

  /** How a life ended. */
  public enum Outcome {
    /** Nothing was left to do, or it was asked to leave. */
    LEFT,
    /** It could not begin its work. */
    FAILED,
    /** A client wants it to begin anew. */
    RESTART
  }

  /** Asks all runs to save what they want to keep, leaves them to others, and ends. */
  public void drain() {
    Duration grace = Duration.ofMillis((long) (job.limits().graceSeconds() * 1000));
    endBy = setting.pacer().nanoTime() + grace.plus(LAST_WORDS).toNanos();
    ending = true;
    going.preempt();
    stop.request(Cancellation.Reason.PREEMPT);
    wakeAll();
  }

  @Override
  public void restart() {
    restarting = true;
    ending = true;
    endBy = setting.pacer().nanoTime();
    synchronized (threads) {
      threads.forEach(Thread::interrupt);
    }
    wakeAll();
  }

  @Override
  public Status status() {
    Heart now = heart;
    return new Status(
        self,
        now == null ? NodeState.QUEUED : now.state(),
        going.all().stream().map(attempt -> attempt.claim().name()).toList(),
        now == null ? job.shape().runsPerNode() : now.concurrency());
  }

  @Override
  public void cancel(List<RunName> runs, String user) throws IOException {
    List<Integer> indices =
        runs.stream().filter(job.shape()::hasRun).map(job.shape()::indexOf).toList();
    if (runs.isEmpty()) {
      ask(new ClientRequest.CancelJob(), user);
    } else if (!indices.isEmpty()) {
      ask(new ClientRequest.CancelRuns(indices), user);
    }
  }

  @Override
  public void concurrency(int runsPerNode, String user) throws IOException {
    ask(new ClientRequest.SetConcurrency(Math.max(0, runsPerNode)), user);
  }

  @Override
  public void hurry() {
    Heart now = heart;
    if (now != null) {
      now.hurry();
    }
  }

  @Override
  public Optional<RunOutput> output(RunName run) {
    return going.named(run).flatMap(Attempt::printed);
  }

  /** Through the run store, since all nodes are to hear it. */
  private void ask(ClientRequest.Wish wish, String user) throws IOException {
    Instant now = Instant.now(setting.clock());
    String id =
        String.format(
            Locale.ROOT,
            "%013d-%s-%08x",
            now.toEpochMilli(),
            self.toString().replace('.', '-'),
            setting.random().nextInt());
    setting.store().request(job.job(), new ClientRequest(id, wish, user, now));
    hurry();
  }

  private void wakeAll() {
    bell.ring();
    synchronized (threads) {
      workers.forEach(Worker::wake);
    }
  }

  private boolean givenUp() {
    return ending && setting.pacer().nanoTime() - endBy >= 0;
  }

  /**
   * Lives.
   *
   * @throws IOException if the node's own disk fails, or the store when the node leaves
   */
  public Outcome live() throws IOException, InterruptedException {
    Predecessor predecessor = Predecessor.in(folder);
    predecessor.end();
    predecessor.succeed(self);
    Persistence persistence = new Persistence(setting.pacer(), this::givenUp, setting.log()::note);
    try (Shipper shipper = new Shipper(setting.pacer(), shipping);
        LocalJournal local =
            LocalJournal.open(
                folder.journal(self), new Journal.OfNode(job.job(), self), setting.store())) {
      shipper.add(local);
      return live(predecessor, persistence, shipper, local);
    }
  }

  private Outcome live(
      Predecessor predecessor, Persistence persistence, Shipper shipper, LocalJournal local)
      throws IOException, InterruptedException {
    NodeJournal journal = new NodeJournal(local, setting.clock(), setting.pacer());
    Desk desk = new Desk(setting, persistence, journal);
    desk.learn((board, leases) -> predecessor.names().forEach(leases::over));
    Canary canary = new Canary(job.limits().canary(), setting.pacer(), this::cancelJob);
    AttemptSetting attempts = attempts(persistence, shipper, journal, canary);
    try (Heart heart = heart(desk, journal, canary)) {
      this.heart = heart;
      desk.readsHistoryBy(heart::history);
      persistence.untilDone(heart::begin);
      settle(predecessor, new Inheritance(attempts), persistence);
      Optional<String> failure = prepare(attempts);
      if (failure.isPresent()) {
        setting.log().note(failure.get());
        heart.become(NodeState.ERROR, failure.get());
        desk.failOwnRuns(failure.get());
      } else {
        work(
            new Worker.Shared(
                job,
                attempts,
                folder,
                desk,
                heart,
                going,
                setting.slots(),
                journal,
                canary,
                setting.pacer(),
                setting.clock(),
                setting.log(),
                () -> ending));
        leave(heart, desk);
      }
      endBy = setting.pacer().nanoTime() + LAST_WORDS.toNanos();
      ending = true;
      if (!restarting) {
        shipper.remove(local);
        persistence.untilDone(local);
        persistence.untilDone(heart::last);
      }
      return restarting ? Outcome.RESTART : failure.isPresent() ? Outcome.FAILED : Outcome.LEFT;
    }
  }

  private Heart heart(Desk desk, NodeJournal journal, Canary canary) {
    Heart.Listener listener =
        (node, line) -> {
          setting.values().learn(line);
          boolean well =
              line instanceof NodeLine.Measured
                  || (line instanceof NodeLine.Ended ended
                      && ended.end().state() == RunState.COMPLETED);
          if (well) {
            canary.wentWell();
          }
        };
    return new Heart(setting, desk, going, journal, listener, shipping);
  }

  private AttemptSetting attempts(
      Persistence persistence, Shipper shipper, NodeJournal journal, Canary canary) {
    return new AttemptSetting(
        job,
        setting.machine(),
        setting.store(),
        setting.storage(),
        shipper,
        persistence,
        setting.pacer(),
        setting.clock(),
        setting.runner(),
        setting.code(),
        setting.copies(),
        setting.data(),
        setting.models(),
        folder.mark(),
        (claim, metrics) -> {
          canary.wentWell();
          journal.measured(claim, metrics);
        });
  }

  /** Brings what earlier lives left behind, before their runs go on. */
  private void settle(Predecessor predecessor, Inheritance inheritance, Persistence persistence)
      throws IOException, InterruptedException {
    for (NodeName earlier : predecessor.journals()) {
      if (!earlier.equals(self)) {
        Journal key = new Journal.OfNode(job.job(), earlier);
        Path file = folder.journal(earlier);
        try (LocalJournal journal = LocalJournal.open(file, key, setting.store())) {
          persistence.untilDone(journal);
        }
        Files.delete(file);
      }
    }
    for (Path attempt : folder.unshipped()) {
      settle(attempt, inheritance);
    }
  }

  private void settle(Path attempt, Inheritance inheritance) throws InterruptedException {
    Optional<RunName> run = RunName.parse(attempt.getParent().getFileName().toString());
    try {
      int number = Integer.parseInt(attempt.getFileName().toString().substring(1));
      if (run.isPresent()) {
        inheritance.settle(attempt, run.get(), number);
      }
      Files.write(NodeFolder.shippedMark(attempt), new byte[0]);
    } catch (IOException | NumberFormatException e) {
      setting.log().trouble("what is left of " + attempt, e);
    }
  }

  private Optional<String> prepare(AttemptSetting attempts)
      throws IOException, InterruptedException {
    if (job.parentScript().isEmpty()) {
      return Optional.empty();
    }
    return new ParentScript(attempts, folder, self).execute(job.parentScript().get(), stop);
  }

  private void work(Worker.Shared shared) throws InterruptedException {
    try {
      do {
        startWorkers(shared);
        setting.pacer().await(bell, LOOK);
      } while (anyWorks());
    } finally {
      stopWorkers();
    }
  }

  private void startWorkers(Worker.Shared shared) {
    synchronized (threads) {
      int wanted = Math.min(shared.desk().concurrency(), job.shape().totalRuns());
      while (!ending && threads.size() < wanted && !shared.desk().isComplete()) {
        Worker worker = new Worker(shared, threads.size());
        Thread thread =
            new Thread(
                () -> {
                  worker.run();
                  bell.ring();
                },
                "slot " + threads.size());
        workers.add(worker);
        threads.add(thread);
        thread.start();
      }
    }
  }

  private boolean anyWorks() {
    synchronized (threads) {
      return threads.stream().anyMatch(Thread::isAlive);
    }
  }

  private void stopWorkers() throws InterruptedException {
    List<Thread> all;
    synchronized (threads) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  private void leave(Heart heart, Desk desk) {
    boolean cancelled = desk.isComplete() && desk.isJobCancelled();
    if (cancelled) {
      heart.become(NodeState.CANCELLED, "the job was cancelled");
    } else if (ending && !desk.isComplete()) {
      heart.become(NodeState.CANCELLED, "the node was asked to leave");
    } else {
      heart.become(NodeState.COMPLETED, "");
    }
  }

  private void cancelJob(String reason) throws IOException {
    ask(new ClientRequest.CancelJob(), reason);
    setting.log().note("the job is cancelled by " + reason);
  }
}
