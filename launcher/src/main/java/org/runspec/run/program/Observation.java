package org.runspec.run.program;

import java.time.Duration;
import org.runspec.pace.Pacer;

/**
 * When to look for a program's processes while it runs: often at its start, when most of them
 * begin, and less and less often later, since each look costs a walk over all processes.
 */
final class Observation {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final ProcessFinder finder;
  private final Pacer pacer;
  private Duration pause = Duration.ZERO;
  private long last;

  Observation(ProcessFinder finder, Pacer pacer) {
    this.finder = finder;
    this.pacer = pacer;
    this.last = pacer.nanoTime();
  }

  /** Looks, if it is time to. */
  void advance() {
    if (untilNext().isZero()) {
      finder.observe();
      last = pacer.nanoTime();
      Duration longer = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  /** How long the next look is off; zero if it is due. */
  Duration untilNext() {
    return Duration.ofNanos(Math.max(0, pause.toNanos() - (pacer.nanoTime() - last)));
  }
}
