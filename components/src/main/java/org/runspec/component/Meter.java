package org.runspec.component;

import java.util.OptionalDouble;

/** Takes one metric's values; {@link Metrics#declare} gives it. */
public final class Meter {
  private final Metric metric;
  private final Average period = new Average();
  private final Average lifetime = new Average();

  Meter(Metric metric) {
    this.metric = metric;
  }

  /** Counts a value into the current period; not-a-number and infinities are kept as they are. */
  public void add(double value) {
    period.add(value);
    lifetime.add(value);
  }

  Metric metric() {
    return metric;
  }

  OptionalDouble lifetimeMean() {
    return lifetime.mean();
  }

  /** Ends the period. */
  MetricsSink.Reading read() {
    MetricsSink.Reading reading = new MetricsSink.Reading(metric, period.mean());
    period.clear();
    return reading;
  }
}
