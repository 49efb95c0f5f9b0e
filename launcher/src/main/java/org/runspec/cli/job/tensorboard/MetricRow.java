package org.runspec.cli.job.tensorboard;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metrics that a run reported together.
 *
 * @param attempt which reported them, from 1
 * @param stage such as {@code s2}; empty for metrics of no stage
 * @param step how far the stage was
 * @param values those that are finite, by name
 */
record MetricRow(int attempt, String stage, double step, Instant time, Map<String, Double> values) {
  MetricRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
