package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.runspec.job.Fingerprint;
import org.runspec.job.RunState;
import org.runspec.pace.Pacer;

/**
 * Watches over a job's beginning: if the first runs to end here all fail of one cause, and nothing
 * anywhere went well, the job is stopped. It delays nobody, and once anything went well, or two
 * minutes have passed, it watches no more.
 */
final class Canary {
  private static final int FIRST_RUNS = 3;
  private static final long WATCH = Duration.ofMinutes(2).toNanos();

  private final Pacer pacer;
  private final long began;
  private final Alarm alarm;
  private boolean watching;
  private int failures;
  private Fingerprint cause = Fingerprint.of("");

  /** Stops the job. */
  interface Alarm {
    /**
     * Somebody must hear it.
     *
     * @param reason in one line, to be read behind "cancelled by"
     */
    void raise(String reason) throws IOException;
  }

  /**
   * Begins to watch.
   *
   * @param wanted whether the job has one
   */
  Canary(boolean wanted, Pacer pacer, Alarm alarm) {
    this.watching = wanted;
    this.pacer = pacer;
    this.began = pacer.nanoTime();
    this.alarm = alarm;
  }

  /** Something went well somewhere: a run reported a metric or completed. */
  synchronized void wentWell() {
    watching = false;
  }

  /** A run ended here. */
  void ended(RunState state, String reason) throws IOException {
    Optional<String> stop = judge(state, reason);
    if (stop.isPresent()) {
      alarm.raise(stop.get());
    }
  }

  private synchronized Optional<String> judge(RunState state, String reason) {
    if (state != RunState.ERROR || pacer.nanoTime() - began > WATCH) {
      watching = false;
    }
    if (!watching) {
      return Optional.empty();
    }
    Fingerprint print = Fingerprint.of(reason);
    boolean same = failures == 0 || print.equals(cause);
    watching = same;
    cause = print;
    failures++;
    if (!same || failures < FIRST_RUNS) {
      return Optional.empty();
    }
    watching = false;
    return Optional.of("the canary: the first runs all failed alike: " + reason);
  }
}
