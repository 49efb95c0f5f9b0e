package org.runspec.node;

import java.util.Map;
import org.runspec.job.MultiRun;

/** Hyperparameters as they were chosen when the job was planned. */
final class PlannedValues implements Values {
  private final MultiRun job;

  PlannedValues(MultiRun job) {
    this.job = job;
  }

  @Override
  public Map<String, Object> of(int run) {
    return run < job.search().chosen().size() ? job.search().chosen().get(run) : Map.of();
  }
}
