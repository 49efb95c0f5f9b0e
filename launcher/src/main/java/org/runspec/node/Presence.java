package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.pace.Pacer;
import org.runspec.store.RunStore;

/**
 * How the node shows others that it lives, and in which state; and what they must believe since it
 * last did. For many threads.
 */
final class Presence {
  private final RunStore store;
  private final JobName job;
  private final NodeName self;
  private final Going going;
  private final NodeJournal journal;
  private final Supplier<Optional<String>> trouble;
  private final Pacer pacer;
  private final Clock clock;
  private final String host;
  private final Optional<Heartbeat.Door> door;
  private final long lease;

  private volatile NodeLine.Stood stood = new NodeLine.Stood(NodeState.QUEUED, "");

  /** One goes to the store after the other; whoever changes the state does not wait for them. */
  private final Object beating = new Object();

  /** Guarded by {@code beating}. */
  private long sequence;

  /** When the latest beat began that the store took, once there is one. */
  private volatile Optional<Long> renewed = Optional.empty();

  private volatile boolean wasSilent;

  /**
   * One that has not yet shown itself.
   *
   * @param trouble what is wrong at the moment, for those who look at the node
   */
  Presence(
      ControllerSetting setting,
      Going going,
      NodeJournal journal,
      Supplier<Optional<String>> trouble) {
    this.store = setting.store();
    this.job = setting.job().record().job();
    this.self = setting.self();
    this.going = going;
    this.journal = journal;
    this.trouble = trouble;
    this.pacer = setting.pacer();
    this.clock = setting.clock();
    this.host = setting.host();
    this.door = setting.door();
    this.lease = setting.job().record().rhythm().lease().toNanos();
  }

  NodeState state() {
    return stood.state();
  }

  /**
   * The node's state changes, and its journal says so once, however many find it out.
   *
   * @return whether it is another one
   */
  synchronized boolean become(NodeState next, String why) {
    if (next == stood.state()) {
      return false;
    }
    stood = new NodeLine.Stood(next, why);
    journal.tell(stood);
    return true;
  }

  /** Shows that the node lives. */
  void beat() throws IOException {
    synchronized (beating) {
      long began = pacer.nanoTime();
      NodeLine.Stood now = stood;
      sequence++;
      store.beat(
          job,
          new Heartbeat(
              self,
              sequence,
              now.state(),
              going.runs(),
              host,
              ProcessHandle.current().pid(),
              door,
              now.state().isTerminal() ? now.reason() : trouble.get().orElse(now.reason()),
              Instant.now(clock)));
      if (renewed.filter(before -> began - before >= lease / 2).isPresent()) {
        wasSilent = true;
      }
      renewed = Optional.of(began);
    }
  }

  /** Whether others must believe that this node lives. */
  boolean isFresh() {
    return renewed.filter(latest -> pacer.nanoTime() - latest < lease).isPresent();
  }

  /** Whether there was a silence after which others may have taken its runs over. */
  boolean wasSilent() {
    return wasSilent;
  }

  /** What followed from the silence is done. */
  void silenceIsOver() {
    wasSilent = false;
  }
}
