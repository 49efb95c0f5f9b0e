package org.runspec.components.environments;

/** Shows which step of the episode it is, from 1, and the last action; rewards action 1. */
public final class CountingWorld implements World {
  private final int length;
  private final float[] observation = {1, 0};

  /** Episodes of a length; those that end with action 1 are won. */
  public CountingWorld(int length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public int observationSize() {
    return 2;
  }

  @Override
  public int actionCount() {
    return 2;
  }

  @Override
  public float[] observation() {
    return observation;
  }

  @Override
  public Outcome step(int action) {
    boolean ended = observation[0] == length;
    observation[0]++;
    observation[1] = action;
    return new Outcome(action, ended, ended && action == 1);
  }

  @Override
  public void reset() {
    observation[0] = 1;
    observation[1] = 0;
  }

  @Override
  public int expertAction() {
    return 1;
  }

  @Override
  public String picture() {
    return "step " + (int) observation[0];
  }
}
