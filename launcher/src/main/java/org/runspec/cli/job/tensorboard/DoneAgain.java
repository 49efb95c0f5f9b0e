package org.runspec.cli.job.tensorboard;

import java.util.HashMap;
import java.util.Map;

/**
 * Which steps attempts did again: where one begins a stage, older rows at that step and beyond do
 * not count.
 */
final class DoneAgain {
  /** By stage and attempt, with which step the attempt began the stage. */
  private final Map<String, Map<Integer, Double>> begun = new HashMap<>();

  /** Learns of a row; those of an attempt come in its order. */
  void learn(MetricRow row) {
    begun
        .computeIfAbsent(row.stage(), unseen -> new HashMap<>())
        .putIfAbsent(row.attempt(), row.step());
  }

  /** Whether no later attempt did the step of a row again. */
  boolean counts(MetricRow row) {
    return begun.getOrDefault(row.stage(), Map.of()).entrySet().stream()
        .noneMatch(later -> later.getKey() > row.attempt() && later.getValue() <= row.step());
  }
}
