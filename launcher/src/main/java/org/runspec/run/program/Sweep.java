package org.runspec.run.program;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Ends all processes of a program. */
final class Sweep {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** How long a killed process may take to end; one that waits for a broken disk never does. */
  static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

  private final ProcessFinder finder;
  private final Pacer pacer;
  private final Bell bell;
  private final Set<Long> met = new HashSet<>();
  private Duration pause = SHORTEST_PAUSE;

  Sweep(ProcessFinder finder, Pacer pacer, Bell bell) {
    this.finder = finder;
    this.pacer = pacer;
    this.bell = bell;
  }

  /** Kills what runs beside the leader. */
  void kill() {
    finder.running().forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Asks what is left after the leader to end, and kills what has not ended in time. What is
   * started only then, such as a copy of a checkpoint, is not asked.
   *
   * @param stop may cut the patience short
   * @return how many processes ended here, and how many could not be ended
   */
  Result finish(Duration patience, StopSignal stop) throws InterruptedException {
    long start = pacer.nanoTime();
    List<ProcessHandle> left = meet();
    if (!patience.isZero()) {
      left.forEach(Sweep::ask);
    }
    while (!left.isEmpty() && pacer.nanoTime() - start < patience.toNanos() && !stop.wantsKill()) {
      left = meetAgain();
    }
    pause = SHORTEST_PAUSE;
    long killing = pacer.nanoTime();
    while (!left.isEmpty() && pacer.nanoTime() - killing < LONGEST_DEATH.toNanos()) {
      left.forEach(ProcessHandle::destroyForcibly);
      left = meetAgain();
    }
    return new Result(met.size() - left.size(), left.size());
  }

  /** Looks again after a pause, which grows: to look costs a walk over all processes. */
  private List<ProcessHandle> meetAgain() throws InterruptedException {
    pacer.await(bell, pause);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return meet();
  }

  private List<ProcessHandle> meet() {
    List<ProcessHandle> left = finder.running();
    left.forEach(process -> met.add(process.pid()));
    return left;
  }

  record Result(int ended, int survivors) {}

  /** Where asking would kill, as on Windows, it is left out. */
  private static void ask(ProcessHandle process) {
    if (process.supportsNormalTermination()) {
      process.destroy();
    }
  }
}
