package org.runspec.run.program;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends all processes of a program. */
final class Sweep {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

  private final ProcessFinder finder;
  private final Pacer pacer;
  private final Bell bell;
  private final Set<Long> asked = new HashSet<>();

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
   * Asks what is left after the leader to end, and kills what has not ended in time.
   *
   * @param stop may cut the patience short
   * @return the processes that were there, and those that still are
   */
  Result finish(Duration patience, StopSignal stop) throws InterruptedException {
    long start = pacer.nanoTime();
    List<ProcessHandle> left = finder.running();
    while (!left.isEmpty() && pacer.nanoTime() - start < patience.toNanos() && !stop.wantsKill()) {
      left.stream().filter(process -> asked.add(process.pid())).forEach(Sweep::ask);
      pacer.await(bell, LOOK_AGAIN);
      left = finder.running();
    }
    long killing = pacer.nanoTime();
    while (!left.isEmpty() && pacer.nanoTime() - killing < LONGEST_DEATH.toNanos()) {
      left.forEach(process -> asked.add(process.pid()));
      left.forEach(ProcessHandle::destroyForcibly);
      pacer.await(bell, LOOK_AGAIN);
      left = finder.running();
    }
    return new Result(asked.size() - left.size(), left.size());
  }

  record Result(int ended, int survivors) {}

  /** Where asking would kill, as on Windows, it is left out. */
  private static void ask(ProcessHandle process) {
    if (process.supportsNormalTermination()) {
      process.destroy();
    }
  }
}
