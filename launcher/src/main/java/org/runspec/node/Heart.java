package org.runspec.node;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.node.attempt.Attempt;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.store.RunStore;
import org.runspec.store.view.Feed;

/**
 * Shows every few seconds that the node lives, and learns what others and clients did meanwhile. On
 * a thread of its own, which goes on whatever happens to it: a node that cannot show itself begins
 * no run, and leaves those it has to whoever took them over.
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
  private final Listener listener;
  private final Presence presence;
  private final WishReader wishes;
  private final Feed feed;
  private final Errand looking = new Errand(this::readFeed);
  private final Errand listening = new Errand(this::readAll);
  private final Outage rounds;
  private final Outage looks;
  private final Pulse pulse;
  private final Bell bell = new Bell();
  private final Thread thread = new Thread(this::beatOn, "heart");
  private volatile boolean closed;
  private final AtomicInteger roundsSinceLook = new AtomicInteger(MOST_ROUNDS_BETWEEN_LOOKS);
  private volatile int others;

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
      Presence presence,
      Listener listener) {
    this.store = setting.store();
    this.job = setting.job().record().job();
    this.self = setting.self();
    this.knowledge = knowledge;
    this.going = going;
    this.pacer = setting.pacer();
    this.presence = presence;
    this.listener = listener;
    this.wishes = new WishReader(store, job, knowledge, going);
    this.feed = new Feed(store, job);
    this.rounds = new Outage(setting.log(), "show the store that it lives");
    this.looks = new Outage(setting.log(), "look at what other nodes tell");
    this.pulse = new Pulse(setting.job().record().rhythm().heartbeat(), pacer.nanoTime());
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
    return presence.isFresh();
  }

  NodeState state() {
    return presence.state();
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
    if (presence.become(next, why)) {
      hurry();
    }
  }

  /** Beats once more with the last state. */
  void last() throws IOException {
    presence.beat();
  }

  /** Learns at once what clients ask. */
  void hurry() {
    pulse.hurry();
    bell.ring();
  }

  private void beatOn() {
    try {
      while (!closed) {
        boolean eager = listener.isEager();
        pacer.await(bell, pulse.pause(pacer.nanoTime(), eager));
        long began = pacer.nanoTime();
        if (pulse.takesBeat(began)) {
          boolean worked = closed || attempted(this::round, rounds);
          pulse.beat(began, pacer.nanoTime(), worked);
        } else if (eager) {
          attempted(this::look, looks);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Also what ends a thread, such as a lack of memory, only makes this one try fail. */
  private boolean attempted(Errand.Visit visit, Outage outage) {
    try {
      visit.make();
      outage.worked();
      return true;
    } catch (IOException | RuntimeException e) {
      outage.failed(e);
    } catch (Error e) {
      outage.failed(new IllegalStateException(e.toString(), e));
    }
    knowledge.learn((board, leases) -> leases.readFailed());
    return false;
  }

  private void round() throws IOException {
    presence.beat();
    if (presence.wasSilent()) {
      yieldToSuccessors();
      presence.silenceIsOver();
    }
    if (roundsSinceLook.incrementAndGet() >= roundsBetweenLooks()) {
      listen();
    } else {
      wishes.read();
      look();
    }
  }

  /**
   * Many nodes in a store where each call costs something look at each other's signs of life less
   * often, though several times in a lease.
   */
  private int roundsBetweenLooks() {
    boolean isFar = store.calls().atOnce() > 1;
    return isFar ? Math.min(MOST_ROUNDS_BETWEEN_LOOKS, 1 + others / MANY_NODES) : 1;
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

  /** Learns now what others and clients did. */
  void listen() throws IOException {
    listening.run();
  }

  private void readAll() throws IOException {
    wishes.read();
    long began = pacer.nanoTime();
    Map<NodeName, Heartbeat> beats = store.heartbeats(job);
    long ended = pacer.nanoTime();
    look();
    knowledge.learn(
        (board, leases) -> {
          beats.remove(self);
          leases.observe(beats.values(), began, ended);
        });
    others = beats.size();
    roundsSinceLook.set(0);
  }

  /** Learns now what other nodes told, for a choice that depends on it. */
  void look() throws IOException {
    looking.run();
  }

  private void readFeed() throws IOException {
    feed.read(life -> !life.equals(self), (life, time, line) -> learn(life, line));
  }

  /** What becomes of the runs is learnt whatever others make of it. */
  private void learn(NodeName node, NodeLine line) {
    try {
      listener.hear(node, line);
    } finally {
      knowledge.learn((board, leases) -> Lines.learn(board, node, line));
    }
  }

  @Override
  public void close() {
    closed = true;
    hurry();
  }
}
