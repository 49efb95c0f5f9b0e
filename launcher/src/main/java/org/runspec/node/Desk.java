package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunSeed;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.node.attempt.EarlierAttempts;
import org.runspec.node.claiming.Board;
import org.runspec.node.claiming.Claiming;
import org.runspec.node.claiming.Leases;
import org.runspec.node.claiming.Step;
import org.runspec.node.claiming.Succession;
import org.runspec.node.journal.Persistence;
import org.runspec.run.program.Bell;
import org.runspec.run.program.Pacer;
import org.runspec.store.RunStore;
import org.runspec.store.SupersededException;

/**
 * Takes runs for this node's slots, and gives them back: what the node knows of the job, and the
 * store's word where that is not enough. For many threads.
 */
final class Desk {
  private final Job job;
  private final MultiRun multiRun;
  private final NodeName self;
  private final RunStore store;
  private final Persistence persistence;
  private final Pacer pacer;
  private final Clock clock;
  private final RandomGenerator random;
  private final NodeJournal journal;
  private final Values values;
  private final Claiming claiming;
  private final Board board;
  private final Leases leases;
  private final List<Bell> bells = new CopyOnWriteArrayList<>();

  /** When there last was something to take, or a run here was over. */
  private long busy;

  /** Reads the change feed once more, and tells how far it is read. */
  private Persistence.Call<Map<String, Long>> news = Map::of;

  private volatile Wishes wishes = Wishes.NONE;

  Desk(ControllerSetting setting, Persistence persistence, NodeJournal journal) {
    this.job = setting.job();
    this.multiRun = job.multiRun();
    this.self = setting.self();
    this.store = setting.store();
    this.persistence = persistence;
    this.pacer = setting.pacer();
    this.clock = setting.clock();
    this.random = setting.random();
    this.journal = journal;
    this.values = setting.values();
    this.claiming = new Claiming(multiRun.shape(), multiRun.schedule(), self);
    this.board = new Board(multiRun.shape());
    this.leases = new Leases(Duration.ofMillis((long) (multiRun.limits().leaseSeconds() * 1000)));
    this.busy = pacer.nanoTime();
  }

  /** Tells how the change feed is read once more, before a choice that depends on it. */
  void readsHistoryBy(Persistence.Call<Map<String, Long>> reading) {
    news = reading;
  }

  /** Rings whenever more is known. */
  void attach(Bell bell) {
    bells.add(bell);
  }

  /** Wakes all who wait. */
  void ring() {
    bells.forEach(Bell::ring);
  }

  /** What a free slot would do now. */
  synchronized Step look() {
    Step step = claiming.next(board, leases, busy);
    if (step instanceof Step.Take) {
      busy = pacer.nanoTime();
    }
    return step;
  }

  /** Whether every run is known to have an end. */
  synchronized boolean isComplete() {
    return board.isComplete();
  }

  /** Learns something. */
  interface Lesson {
    void learn(Board board, Leases leases);
  }

  void learn(Lesson lesson) {
    synchronized (this) {
      lesson.learn(board, leases);
    }
    ring();
  }

  /** Learns what became of a run that was taken here. */
  private void learnOwn(Lesson lesson) {
    synchronized (this) {
      busy = pacer.nanoTime();
    }
    learn(lesson);
  }

  /** Learns what clients asked. */
  void learn(Wishes all) {
    wishes = all;
    synchronized (this) {
      for (ClientRequest request : all.requests()) {
        if (request.wish() instanceof ClientRequest.ResumeRuns resume) {
          resume.attempts().keySet().forEach(run -> board.resumed(run, all.resumed(run)));
        }
      }
    }
    ring();
  }

  /** The attempt of a run that the latest resume set aside; 0 if there was none. */
  int resumed(int run) {
    return wishes.resumed(run);
  }

  /** Who wants a run to end, if somebody does. */
  Optional<String> whoCancelled(int run) {
    if (!wishes.cancelled(run)) {
      return Optional.empty();
    }
    return wishes.requests().stream()
        .filter(
            request ->
                request.wish() instanceof ClientRequest.CancelJob
                    || (request.wish() instanceof ClientRequest.CancelRuns some
                        && some.runs().contains(run)))
        .reduce((earlier, later) -> later)
        .map(ClientRequest::user);
  }

  /** Whether somebody wants the whole job to end, and nobody resumed any of it afterwards. */
  boolean isJobCancelled() {
    return wishes.requests().stream()
        .map(ClientRequest::wish)
        .filter(
            wish ->
                wish instanceof ClientRequest.CancelJob || wish instanceof ClientRequest.ResumeRuns)
        .reduce((earlier, later) -> later)
        .filter(ClientRequest.CancelJob.class::isInstance)
        .isPresent();
  }

  /** Takes the next run; empty if there is none to take at the moment. */
  Optional<Claim> take() throws IOException, InterruptedException {
    Step.Take step;
    synchronized (this) {
      if (!(look() instanceof Step.Take take)) {
        return Optional.empty();
      }
      step = take;
      board.claimed(step.run(), step.after() + 1, self);
    }
    Optional<String> cancelled = whoCancelled(step.run());
    if (cancelled.isPresent()) {
      endWaiting(step.run(), RunState.CANCELLED, "cancelled by " + cancelled.get(), Map.of());
      return Optional.empty();
    }
    return step.after() == 0
        ? claim(step.run(), Succession.FIRST, Optional.empty())
        : succeed(step);
  }

  private Optional<Claim> succeed(Step.Take step) throws IOException, InterruptedException {
    int run = step.run();
    Optional<Claim> latest = persistence.until(() -> store.latestClaim(multiRun.job(), run));
    if (latest.isPresent() && latest.get().attempt() > step.after()) {
      learn((board, leases) -> board.taken(latest.get()));
      return Optional.empty();
    }
    Optional<RunEnd> end = persistence.until(() -> endBefore(run, latest));
    if (end.isPresent()) {
      // Whoever wrote it may have died before telling the others.
      tell(new NodeLine.Ended(end.get(), resumed(run)));
      learn((board, leases) -> board.ended(run, end.get().attempt()));
      return Optional.empty();
    }
    if (latest.isEmpty()) {
      Succession next = new Succession(step.after() + 1, step.cause(), 0, 0);
      return claim(run, next, Optional.empty());
    }
    Succession next = Succession.after(latest.get(), step.after(), cause(step, latest.get()));
    Optional<String> forbidden = next.forbidden(multiRun.limits());
    if (forbidden.isPresent()) {
      endWaiting(run, RunState.ERROR, forbidden.get(), latest.get().hparams());
      return Optional.empty();
    }
    return claim(run, next, latest);
  }

  /** The end that a run has; if it has none, nobody else's attempt gives it one any more. */
  private Optional<RunEnd> endBefore(int run, Optional<Claim> latest) throws IOException {
    boolean ours = latest.isEmpty() || latest.get().node().equals(self);
    return ours
        ? store.endOf(job.record(), run, resumed(run))
        : store.supersede(job.record(), run, latest.get().attempt(), resumed(run));
  }

  /** A node that left may have said why its run wants another attempt. */
  private Cause cause(Step.Take step, Claim latest) throws IOException, InterruptedException {
    if (step.cause() != Cause.LOST) {
      return step.cause();
    }
    return persistence
        .until(() -> new EarlierAttempts(store, multiRun).wanted(latest.name(), latest.attempt()))
        .orElse(Cause.LOST);
  }

  private Optional<Claim> claim(int run, Succession next, Optional<Claim> before)
      throws IOException, InterruptedException {
    if (before.isEmpty() && values.learns()) {
      persistence.until(news);
    }
    Values.Choice chosen =
        before
            .map(earlier -> new Values.Choice(earlier.hparams(), earlier.history()))
            .orElseGet(() -> values.of(run));
    Claim wanted =
        new Claim(
            run,
            next.attempt(),
            multiRun.shape().nameOf(run),
            self,
            token(),
            RunSeed.of(multiRun.search().seed(), run),
            chosen.values(),
            chosen.history(),
            next.cause(),
            next.failures(),
            next.losses(),
            Instant.now(clock));
    Claim standing = persistence.until(() -> store.claim(multiRun.job(), wanted));
    if (!standing.token().equals(wanted.token())) {
      learn((board, leases) -> board.taken(standing));
      return Optional.empty();
    }
    tell(new NodeLine.Claimed(wanted));
    return Optional.of(wanted);
  }

  private String token() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Ends a run that nobody executes. */
  private void endWaiting(int run, RunState state, String reason, Map<String, Object> hparams)
      throws IOException, InterruptedException {
    RunEnd end =
        new RunEnd(
            run,
            0,
            multiRun.shape().nameOf(run),
            Optional.empty(),
            token(),
            state,
            Optional.empty(),
            reason,
            Map.of(),
            hparams,
            Optional.empty(),
            Instant.now(clock));
    end(end);
  }

  /** Ends a run; whoever ended it first decides. A run that went on elsewhere is left alone. */
  void end(RunEnd end) throws IOException, InterruptedException {
    int run = end.run();
    int resumed = resumed(run);
    try {
      RunEnd deciding = persistence.until(() -> store.end(job.record(), end, resumed));
      tell(new NodeLine.Ended(deciding, resumed));
      learnOwn((board, leases) -> board.ended(run, deciding.attempt()));
    } catch (SupersededException e) {
      giveUp(run);
    }
  }

  /** Ends in error what would have been this node's to begin. */
  void failOwnRuns(String reason) throws IOException, InterruptedException {
    for (int run = self.node();
        run < multiRun.shape().totalRuns();
        run += multiRun.shape().nodes()) {
      int index = run;
      boolean waits;
      synchronized (this) {
        waits = board.of(index).isEmpty();
      }
      if (waits && persistence.until(() -> store.claim(multiRun.job(), index, 1)).isEmpty()) {
        endWaiting(index, RunState.ERROR, reason, Map.of());
      }
    }
  }

  private void tell(NodeLine line) {
    synchronized (journal) {
      values.learn(self, line);
      journal.tell(line);
    }
  }

  /** Gives a run back whose attempt is over without an end. */
  void release(Claim claim, Cause next, String reason) {
    journal.tell(new NodeLine.Requeued(claim.run(), claim.attempt(), claim.name(), reason));
    learnOwn((board, leases) -> board.released(claim.run(), claim.attempt(), self, next));
  }

  /**
   * Lets go of a run that another attempt has. Who took it over may have died before it claimed:
   * then it is to be had again.
   */
  void giveUp(int run) throws IOException, InterruptedException {
    Optional<Claim> latest = persistence.until(() -> store.latestClaim(multiRun.job(), run));
    if (latest.isEmpty()) {
      return;
    }
    Claim standing = latest.get();
    learnOwn(
        (board, leases) -> {
          if (standing.node().equals(self)) {
            board.released(run, standing.attempt(), self, Cause.LOST);
          } else {
            board.taken(standing);
          }
        });
  }

  /** The ids of the requests that are known. */
  Set<String> knownRequests() {
    return wishes.requests().stream().map(ClientRequest::id).collect(Collectors.toSet());
  }

  Wishes wishes() {
    return wishes;
  }

  /** Whether no run is to start. */
  boolean isHeld() {
    return wishes.held().isPresent();
  }

  /** How many runs are to go on here at the same time. */
  int concurrency() {
    return wishes.runsPerNode().orElse(multiRun.shape().runsPerNode());
  }
}
