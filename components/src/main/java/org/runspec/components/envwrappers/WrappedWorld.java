package org.runspec.components.envwrappers;

import java.io.IOException;
import org.runspec.components.environments.World;

/** A world that is another one, as far as it does not say otherwise. */
abstract class WrappedWorld implements World {
  private final World inside;

  WrappedWorld(World inside) {
    this.inside = inside;
  }

  @Override
  public String name() {
    return inside.name();
  }

  @Override
  public int observationSize() {
    return inside.observationSize();
  }

  @Override
  public int actionCount() {
    return inside.actionCount();
  }

  @Override
  public float[] observation() {
    return inside.observation();
  }

  @Override
  public Outcome step(int action) {
    return inside.step(action);
  }

  @Override
  public void reset() {
    inside.reset();
  }

  @Override
  public int expertAction() {
    return inside.expertAction();
  }

  @Override
  public String picture() {
    return inside.picture();
  }

  @Override
  public void finish() throws IOException {
    inside.finish();
  }
}
