package org.runspec.cli.job;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.runspec.store.JobView;
import org.runspec.store.Standstill;

/** How long a job is watched that stands still: nodes that just start show themselves late. */
public final class Patience {
  private static final Duration FOR_WITNESSED = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private OptionalLong since = OptionalLong.empty();

  /**
   * For one job, with a look at it again and again.
   *
   * @param nanoTime a monotonic clock
   */
  public Patience(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether the job has stood still for so long that nobody will go on with it by himself. */
  public boolean isOver(JobView view) {
    if (view.standstill().isEmpty()) {
      since = OptionalLong.empty();
      return false;
    }
    long now = nanoTime.getAsLong();
    if (since.isEmpty()) {
      since = OptionalLong.of(now);
    }
    return now - since.getAsLong() >= length(view, view.standstill().get()).toNanos();
  }

  private static Duration length(JobView view, Standstill why) {
    return why.isWitnessed() ? FOR_WITNESSED : view.job().rhythm().lease();
  }
}
