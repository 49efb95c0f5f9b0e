package org.runspec.components.recordings;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Collects a recording while it happens. */
public final class Recorder {
  private final String environment;
  private final int observationSize;
  private final int actionCount;
  private final List<float[]> observations = new ArrayList<>();
  private final List<Integer> actions = new ArrayList<>();
  private final List<Float> rewards = new ArrayList<>();
  private final ByteArrayOutputStream ends = new ByteArrayOutputStream();

  /** For a world with these properties. */
  public Recorder(String environment, int observationSize, int actionCount) {
    this.environment = environment;
    this.observationSize = observationSize;
    this.actionCount = actionCount;
  }

  /** Takes a copy of what is seen; {@link #acted} comes next. */
  public void observed(float[] observation) {
    observations.add(observation.clone());
  }

  /** Takes what was done then, and what it led to. */
  public void acted(int action, double reward, boolean ended) {
    actions.add(action);
    rewards.add((float) reward);
    ends.write(ended ? 1 : 0);
  }

  /** What was collected so far. */
  public Recording recording() {
    float[] allRewards = new float[rewards.size()];
    for (int i = 0; i < allRewards.length; i++) {
      allRewards[i] = rewards.get(i);
    }
    return new Recording(
        environment,
        observationSize,
        actionCount,
        observations.toArray(float[][]::new),
        actions.stream().mapToInt(Integer::intValue).toArray(),
        allRewards,
        ends.toByteArray());
  }
}
