package org.runspec.node.claiming;

import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;

/**
 * What the next attempt of a run inherits.
 *
 * @param attempt its number
 * @param failures attempts before it that failed by themselves, since the run was resumed
 * @param losses attempts before it that were lost with their nodes, since the run was resumed
 */
public record Succession(int attempt, Cause cause, int failures, int losses) {
  /** The first attempt of a run. */
  public static final Succession FIRST = new Succession(1, Cause.FIRST, 0, 0);

  /**
   * The attempt that follows another.
   *
   * @param before the latest that was claimed
   * @param over the latest that is over; more than that if the run was ended while nobody executed
   *     it, for such an end has a number too
   */
  public static Succession after(Claim before, int over, Cause cause) {
    int next = Math.max(before.attempt(), over) + 1;
    if (cause == Cause.RESUMED) {
      return new Succession(next, cause, 0, 0);
    }
    return new Succession(
        next,
        cause,
        before.failures() + (cause == Cause.RETRIED ? 1 : 0),
        before.losses() + (cause == Cause.LOST ? 1 : 0));
  }

  /** Why there is no such attempt, if the limits forbid it. */
  public Optional<String> forbidden(MultiRun.Limits limits) {
    if (losses > limits.maxLosses()) {
      return Optional.of(
          losses == 1 ? "lost with its node" : "lost with its node " + losses + " times");
    }
    return Optional.empty();
  }
}
