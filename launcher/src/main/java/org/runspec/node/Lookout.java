package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import org.runspec.node.journal.Persistence;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** What those who execute runs do for the canary, and because of it. For many threads. */
final class Lookout {
  private static final Duration BREATH = Duration.ofMillis(500);

  private final Canary canary;
  private final Heart heart;
  private final NodeJournal journal;
  private final Persistence persistence;
  private final Pacer pacer;

  Lookout(Canary canary, Heart heart, NodeJournal journal, Persistence persistence, Pacer pacer) {
    this.canary = canary;
    this.heart = heart;
    this.journal = journal;
    this.persistence = persistence;
    this.pacer = pacer;
  }

  /** Whether a run may begin now. */
  boolean allows() {
    return !canary.hasStopped() && !canary.isHolding();
  }

  /**
   * A run had its end. Those that fail while nothing goes well tell each other at once and take a
   * breath to listen, so that few more begin what is in vain.
   */
  void runEnded() throws IOException, InterruptedException {
    if (canary.isUneasy()) {
      persistence.untilDone(journal.journal());
      pacer.await(new Bell(), BREATH);
      listen();
    }
  }

  /** Somebody waits. */
  void idle() throws IOException, InterruptedException {
    if (canary.wantsNews()) {
      listen();
    }
  }

  private void listen() throws IOException, InterruptedException {
    persistence.untilDone(heart::listen);
    canary.judge(persistence);
  }
}
