package org.runspec.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.runspec.job.Claim;
import org.runspec.job.NodeLine;
import org.runspec.node.journal.LocalJournal;
import org.runspec.pace.Pacer;

/** What one life of a node tells all observers of its job. */
final class NodeJournal {
  private static final long MEASURED_EVERY = Duration.ofSeconds(3).toNanos();

  private final LocalJournal journal;
  private final Clock clock;
  private final Pacer pacer;
  private final Map<Integer, Long> measured = new ConcurrentHashMap<>();

  NodeJournal(LocalJournal journal, Clock clock, Pacer pacer) {
    this.journal = journal;
    this.clock = clock;
    this.pacer = pacer;
  }

  /** Adds a line. A disk that is full now may have room when the next one comes. */
  void tell(NodeLine line) {
    try {
      journal.add(line.event(Instant.now(clock)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells how an attempt goes, unless it did so just before. */
  void measured(Claim claim, Map<String, Object> metrics) {
    long now = pacer.nanoTime();
    Long before = measured.get(claim.run());
    if (before == null || now - before >= MEASURED_EVERY) {
      measured.put(claim.run(), now);
      tell(new NodeLine.Measured(claim.run(), claim.attempt(), claim.name(), metrics));
    }
  }

  /** Tells which hyperparameters an attempt uses, unless its claim says the same. */
  void chosen(Claim claim, Map<String, Object> hparams) {
    if (!hparams.equals(claim.hparams())) {
      tell(new NodeLine.Chosen(claim.run(), claim.attempt(), claim.name(), hparams));
    }
  }

  /** Forgets when an attempt was measured: it is over. */
  void over(Claim claim) {
    measured.remove(claim.run());
  }

  LocalJournal journal() {
    return journal;
  }
}
