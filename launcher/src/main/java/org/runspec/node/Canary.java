package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.runspec.job.Fingerprint;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.pace.Pacer;

/**
 * Watches over a job's beginning: if the first runs to begin anywhere all fail of one cause, and
 * nothing anywhere went well, the job is stopped. It delays nobody whose runs go well. Once
 * anything went well, a run failed of another cause, or two minutes have passed, it watches no
 * more. For many threads.
 */
final class Canary {
  /** Of a program that fails one time in five, all of so many do so once in 3,000 jobs. */
  private static final int FIRST_RUNS = 5;

  private static final long WATCH = Duration.ofMinutes(2).toNanos();

  private final Pacer pacer;
  private final long began;
  private final int wanted;
  private final Alarm alarm;
  private final Set<Integer> first = new LinkedHashSet<>();
  private final Set<Integer> failed = new HashSet<>();
  private boolean watching;
  private boolean raised;
  private String reason = "";

  /** Stops the job. */
  interface Alarm {
    /**
     * Somebody must hear it.
     *
     * @param reason in one line, to be read behind "cancelled by"
     */
    void raise(String reason) throws IOException;
  }

  /** Begins to watch, if the job has one. */
  Canary(MultiRun job, Pacer pacer, Alarm alarm) {
    this.watching = job.limits().canary();
    this.wanted = Math.min(FIRST_RUNS, job.shape().totalRuns());
    this.pacer = pacer;
    this.began = pacer.nanoTime();
    this.alarm = alarm;
  }

  /** Hears what happens in the job, here or elsewhere. */
  synchronized void hear(NodeLine line) {
    if (line instanceof NodeLine.Claimed claimed && first.size() < wanted) {
      first.add(claimed.claim().run());
    } else if (line instanceof NodeLine.Measured) {
      wentWell();
    } else if (line instanceof NodeLine.Ended ended) {
      ended(ended.end());
    }
  }

  /** Something went well somewhere. */
  synchronized void wentWell() {
    watching = false;
  }

  /** What was cancelled says nothing, such as what another node's canary kept from beginning. */
  private void ended(RunEnd end) {
    if (end.state() == RunState.CANCELLED) {
      return;
    }
    boolean same = failed.isEmpty() || Fingerprint.of(end.reason()).equals(Fingerprint.of(reason));
    if (end.state() == RunState.ERROR && same) {
      failed.add(end.run());
      reason = end.reason();
    } else {
      watching = false;
    }
  }

  /**
   * Whether something failed and nothing went well: then the next run should know of all others.
   */
  synchronized boolean isUneasy() {
    if (pacer.nanoTime() - began > WATCH) {
      watching = false;
    }
    return watching && !failed.isEmpty();
  }

  /** Stops the job if there is reason to. */
  void judge() throws IOException {
    if (isTime()) {
      alarm.raise("the canary: the first " + wanted + " runs all failed alike: " + reason);
    }
  }

  private synchronized boolean isTime() {
    boolean all = isUneasy() && first.size() == wanted && failed.containsAll(first);
    watching &= !all;
    raised |= all;
    return all;
  }

  /** Whether it stopped the job. */
  synchronized boolean hasStopped() {
    return raised;
  }
}
