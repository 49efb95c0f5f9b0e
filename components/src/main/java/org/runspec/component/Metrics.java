package org.runspec.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of one stage. A stage declares its metrics in order, adds values to their meters, and
 * now and then reports: the row then shows each metric's mean over the values since the row before.
 *
 * <pre>{@code
 * Meter reward = context.metrics().declare("rew", "mean reward per step");
 * for (long step = 1; step <= maxIterations; step++) {
 *   reward.add(environment.step());
 *   if (step % itersPerReport == 0) {
 *     context.metrics().report(step);
 *   }
 * }
 * }</pre>
 *
 * <p>Means come from sums with compensation, taken in the order of the values, so equal values give
 * equal bits. Not for several threads at once.
 */
public final class Metrics {
  private final MetricsSink sink;
  private final List<Meter> meters = new ArrayList<>();
  private long lastStep = -1;

  /** Metrics whose rows go to a sink. */
  public Metrics(MetricsSink sink) {
    this.sink = sink;
  }

  /**
   * What a stage comes to.
   *
   * @param metric the stage's first metric
   * @param value its mean over all values that were added
   */
  public record Summary(Metric metric, double value) {}

  /**
   * Adds a metric behind those declared so far. The first one is the stage's summary.
   *
   * @param shortName see {@link Metric#shortName}
   * @param longName see {@link Metric#longName}
   * @throws IllegalArgumentException if the short name is malformed or declared already
   * @throws IllegalStateException if a row was reported already
   */
  public Meter declare(String shortName, String longName) {
    if (lastStep >= 0) {
      throw new IllegalStateException("declared after the first report: " + shortName);
    }
    if (meters.stream().anyMatch(meter -> meter.metric().shortName().equals(shortName))) {
      throw new IllegalArgumentException("declared twice: " + shortName);
    }
    Meter meter = new Meter(new Metric(shortName, longName));
    meters.add(meter);
    return meter;
  }

  /**
   * Ends a period and sends its row.
   *
   * @param step how many iterations the stage has done
   * @throws IllegalArgumentException if the step is less than the row before's
   */
  public void report(long step) {
    if (step < Math.max(lastStep, 0)) {
      throw new IllegalArgumentException("step " + step + " after step " + lastStep);
    }
    lastStep = step;
    sink.row(step, meters.stream().map(Meter::read).toList());
  }

  /** The first metric's mean over the stage's lifetime; empty while it has no value. */
  public Optional<Summary> summary() {
    if (meters.isEmpty()) {
      return Optional.empty();
    }
    Meter first = meters.get(0);
    OptionalDouble mean = first.lifetimeMean();
    return mean.isPresent()
        ? Optional.of(new Summary(first.metric(), mean.getAsDouble()))
        : Optional.empty();
  }
}
