package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.runspec.component.Cancellation;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.Rhythm;
import org.runspec.job.Wishes;
import org.runspec.node.attempt.Attempt;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.store.RunStore;
import org.runspec.store.view.Feed;

/**
 * Shows every few seconds that the node lives, learns what others and clients did meanwhile, and
 * knows whether the node's own lease still holds. On a thread of its own.
 */
final class Heart implements AutoCloseable {
  private static final int MOST_ROUNDS_BETWEEN_LOOKS = 3;
  private static final int MANY_NODES = 20;

  private final RunStore store;
  private final JobName job;
  private final NodeName self;
  private final Knowledge knowledge;
  private final Going going;
  private final Pacer pacer;
  private final Clock clock;
  private final NodeJournal journal;
  private final Listener listener;
  private final Supplier<Optional<String>> trouble;
  private final Outage rounds;
  private final Optional<Heartbeat.Door> door;
  private final Feed feed;
  private final Pulse pulse;
  private final long lease;
  private final String host;
  private final Bell bell = new Bell();
  private final Thread thread = new Thread(this::beatOn, "heart");

  private volatile NodeState state = NodeState.QUEUED;
  private volatile String reason = "";
  private volatile boolean closed;

  /** When the latest beat began that the store took. */
  private volatile long renewed;

  private long sequence;
  private int unseenRounds = MOST_ROUNDS_BETWEEN_LOOKS;
  private int others;

  /** Hears what other nodes tell. */
  interface Listener {
    void hear(NodeName node, NodeLine line);

    /** Whether it wants to hear it sooner than signs of life come. */
    boolean isEager();
  }

  Heart(
      ControllerSetting setting,
      Knowledge knowledge,
      Going going,
      NodeJournal journal,
      Listener listener,
      Supplier<Optional<String>> trouble) {
    this.store = setting.store();
    this.job = setting.job().record().job();
    this.self = setting.self();
    this.knowledge = knowledge;
    this.going = going;
    this.pacer = setting.pacer();
    this.clock = setting.clock();
    this.journal = journal;
    this.listener = listener;
    this.trouble = trouble;
    this.rounds = new Outage(setting.log(), "show the store that it lives");
    this.door = setting.door();
    this.host = setting.host();
    this.feed = new Feed(store, job);
    Rhythm rhythm = setting.job().record().rhythm();
    this.pulse = new Pulse(rhythm.heartbeat(), pacer.nanoTime());
    this.lease = rhythm.lease().toNanos();
    thread.setDaemon(true);
  }

  /** Beats for the first time and learns all there is, then goes on by itself. */
  void begin() throws IOException {
    long began = pacer.nanoTime();
    round();
    if (!thread.isAlive()) {
      pulse.beat(began, pacer.nanoTime(), true);
      thread.start();
    }
  }

  /** Whether others must believe that this node lives. */
  boolean isFresh() {
    return pacer.nanoTime() - renewed < lease;
  }

  NodeState state() {
    return state;
  }

  /** How many runs are to go on here at the same time. */
  int concurrency() {
    return knowledge.concurrency();
  }

  /** SHA-256 of the secrets that clients had admitted. */
  Set<String> admitted() {
    return knowledge.wishes().secrets();
  }

  /** The node's state changes. */
  void become(NodeState next, String why) {
    if (next != state) {
      state = next;
      reason = why;
      journal.tell(new NodeLine.Stood(next, why));
      hurry();
    }
  }

  /** Beats once more with the last state. */
  void last() throws IOException {
    beat();
  }

  /** Learns at once what clients ask. */
  void hurry() {
    pulse.hurry();
    bell.ring();
  }

  private void beatOn() {
    try {
      while (!closed) {
        boolean looks = listener.isEager();
        pacer.await(bell, pulse.pause(pacer.nanoTime(), looks));
        long began = pacer.nanoTime();
        if (pulse.takesBeat(began)) {
          boolean worked = closed || attempted(this::round);
          pulse.beat(began, pacer.nanoTime(), worked);
        } else if (looks) {
          attempted(this::history);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something that is done with the store. */
  private interface Visit {
    void make() throws IOException;
  }

  private boolean attempted(Visit visit) {
    try {
      visit.make();
      rounds.worked();
      return true;
    } catch (IOException | RuntimeException e) {
      rounds.failed(e);
      knowledge.learn((board, leases) -> leases.readFailed());
      return false;
    }
  }

  private void round() throws IOException {
    long before = renewed;
    boolean first = sequence == 0;
    beat();
    if (!first && renewed - before >= lease / 2) {
      yieldToSuccessors();
    }
    listen();
  }

  /** Learns now what others and clients did. */
  void listen() throws IOException {
    learnWishes();
    if (++unseenRounds >= roundsBetweenLooks()) {
      look();
      unseenRounds = 0;
    } else {
      history();
    }
  }

  /**
   * Many nodes in a store where each call costs something look at each other less often, though
   * several times in a lease.
   */
  private int roundsBetweenLooks() {
    boolean isFar = store.calls().atOnce() > 1;
    return isFar ? Math.min(MOST_ROUNDS_BETWEEN_LOOKS, 1 + others / MANY_NODES) : 1;
  }

  private void look() throws IOException {
    long began = pacer.nanoTime();
    Map<NodeName, Heartbeat> beats = store.heartbeats(job);
    long ended = pacer.nanoTime();
    history();
    knowledge.learn(
        (board, leases) -> {
          beats.remove(self);
          leases.observe(beats.values(), began, ended);
        });
    others = beats.size();
  }

  /** Where the feed stands now, for a choice that depends on it; read once more before. */
  Map<String, Long> history() throws IOException {
    synchronized (feed) {
      feed.read(life -> !life.equals(self), (life, time, line) -> learn(life, line));
      return feed.cursor();
    }
  }

  private void learn(NodeName node, NodeLine line) {
    listener.hear(node, line);
    knowledge.learn((board, leases) -> Lines.learn(board, node, line));
  }

  private synchronized void beat() throws IOException {
    long began = pacer.nanoTime();
    sequence++;
    store.beat(
        job,
        new Heartbeat(
            self,
            sequence,
            state,
            going.runs(),
            host,
            ProcessHandle.current().pid(),
            door,
            state.isTerminal() ? reason : trouble.get().orElse(reason),
            Instant.now(clock)));
    renewed = began;
  }

  /** After a silence others may have taken runs over: those are theirs now. */
  private void yieldToSuccessors() throws IOException {
    SortedMap<Integer, Integer> latest = store.attempts(job);
    for (Attempt attempt : going.all()) {
      int run = attempt.claim().run();
      if (latest.getOrDefault(run, 0) > attempt.claim().attempt()) {
        attempt.supersede();
      }
    }
  }

  private synchronized void learnWishes() throws IOException {
    List<ClientRequest> news = store.requests(job, knowledge.knownRequests());
    if (!news.isEmpty()) {
      List<ClientRequest> all = new ArrayList<>(knowledge.wishes().requests());
      all.addAll(news);
      knowledge.learn(new Wishes(all));
    }
    for (Attempt attempt : going.all()) {
      knowledge
          .wishes()
          .whoCancelled(attempt.claim().run())
          .ifPresent(who -> attempt.stopOnce(Cancellation.Reason.CANCEL, who));
      knowledge
          .wishes()
          .restarted(attempt.claim().run(), attempt.claim().attempt())
          .ifPresent(attempt::restart);
    }
  }

  @Override
  public void close() {
    closed = true;
    hurry();
  }
}
