package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.node.journal.Persistence;
import org.runspec.pace.Pacer;

/**
 * Watches over a job's beginning: if the first runs to begin anywhere all fail of one cause, and
 * nothing anywhere went well, the job is stopped. One node alone proves nothing while others live:
 * its machine may be broken. It delays nobody whose runs go well. Once anything went well, a run
 * failed of another cause, or two minutes have passed since the first run began, it watches no
 * more. What a resume set aside says nothing. For many threads.
 */
final class Canary {
  /** Of a program that fails one time in five, all of so many do so once in 3,000 jobs. */
  private static final int FIRST_RUNS = 5;

  private static final Duration WATCH = Duration.ofMinutes(2);
  private static final long NEWS = Duration.ofSeconds(3).toNanos();

  private final NodeName self;
  private final Knowledge knowledge;
  private final Pacer pacer;
  private final Clock clock;
  private final int wanted;
  private final Alarm alarm;
  private final FirstRuns runs;
  private Optional<Long> heard = Optional.empty();
  private boolean watching;
  private boolean raising;
  private Optional<String> raised = Optional.empty();
  private long asked;

  /** Stops the job. */
  interface Alarm {
    /**
     * Somebody must hear it.
     *
     * @param reason in one line, to be read behind "cancelled by"
     * @return the id of the request, by which the node hears that it came through
     */
    String raise(String reason) throws IOException;
  }

  /** Begins to watch, if the job has one. */
  Canary(MultiRun job, NodeName self, Knowledge knowledge, Pacer pacer, Clock clock, Alarm alarm) {
    this.self = self;
    this.knowledge = knowledge;
    this.pacer = pacer;
    this.clock = clock;
    this.wanted = Math.min(FIRST_RUNS, job.shape().totalRuns());
    this.alarm = alarm;
    this.runs = new FirstRuns(wanted);
    this.asked = pacer.nanoTime() - NEWS;
    this.watching = job.limits().canary();
  }

  /** Hears what happens in the job, here or elsewhere. */
  synchronized void hear(NodeLine line) {
    if (!watching) {
      return;
    }
    runs.heed(knowledge.wishes());
    if (line instanceof NodeLine.Claimed claimed) {
      heard = heard.or(() -> Optional.of(pacer.nanoTime()));
      runs.begun(claimed.claim());
    } else if (line instanceof NodeLine.Measured) {
      wentWell();
    } else if (line instanceof NodeLine.Ended ended && !runs.ended(ended.end())) {
      watching = false;
    }
  }

  /** Something went well somewhere. */
  synchronized void wentWell() {
    watching = false;
  }

  /**
   * Whether something failed and nothing went well: then the next run should know of all others.
   */
  synchronized boolean isUneasy() {
    if (watching) {
      runs.heed(knowledge.wishes());
      watching = !isTooLate();
    }
    return watching && runs.anyFailed();
  }

  /**
   * A node that begins its life reads of runs that began long ago: what counts is when they did. A
   * clock that is behind that of another node changes nothing, since the node has its own time
   * since it heard of them; one that is ahead of it shortens the watch.
   */
  private boolean isTooLate() {
    Instant latest = Instant.now(clock).minus(WATCH);
    return heard.filter(since -> pacer.nanoTime() - since > WATCH.toNanos()).isPresent()
        || runs.beginning().filter(latest::isAfter).isPresent();
  }

  /**
   * Whether no run should begin on this node now: it has had its failure, of so many that others
   * are to tell what that means.
   */
  synchronized boolean isHolding() {
    return isUneasy() && runs.enoughFailed() && runs.anyFailedOn(self.node());
  }

  /** While it is holding, now and then: whether somebody is to listen and let it judge. */
  synchronized boolean wantsNews() {
    boolean wants = isHolding() && pacer.nanoTime() - asked >= NEWS;
    if (wants) {
      asked = pacer.nanoTime();
    }
    return wants;
  }

  /** Stops the job if there is reason to, as soon as the store can be reached. */
  void judge(Persistence persistence) throws IOException, InterruptedException {
    if (!begin()) {
      return;
    }
    try {
      persistence.untilDone(this::raise);
    } finally {
      over();
    }
  }

  private synchronized boolean begin() {
    boolean begins = !raising && reason().isPresent();
    raising |= begins;
    return begins;
  }

  private synchronized void over() {
    raising = false;
  }

  /** Something may have gone well since the store was asked the last time. */
  private void raise() throws IOException {
    Optional<String> why = reason();
    if (why.isPresent()) {
      raised(
          alarm.raise("the canary: the first " + wanted + " runs all failed alike: " + why.get()));
    }
  }

  private synchronized void raised(String request) {
    raised = Optional.of(request);
    watching = false;
  }

  /** Of what the first runs failed; empty if that is no reason to stop. */
  private synchronized Optional<String> reason() {
    return isUneasy() ? runs.cause(knowledge.isAlone()) : Optional.empty();
  }

  /** Whether it stopped the job, and this node has not yet heard of that as others do. */
  synchronized boolean hasStopped() {
    return raising || raised.filter(request -> !knowledge.knows(request)).isPresent();
  }
}
