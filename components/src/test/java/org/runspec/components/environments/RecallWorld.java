package org.runspec.components.environments;

import java.util.Random;
import org.runspec.component.SeededRandom;

/** Shows 1 or -1 at first and then nothing; the last of four actions must tell which it was. */
public final class RecallWorld implements World {
  private static final int LENGTH = 4;

  private final Random random;
  private final float[] observation = new float[1];
  private int shown;
  private int step;

  /** Shows what a seed draws. */
  public RecallWorld(long seed) {
    this.random = new SeededRandom(seed);
    reset();
  }

  @Override
  public String name() {
    return "recall";
  }

  @Override
  public int observationSize() {
    return 1;
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
    step++;
    observation[0] = 0;
    boolean ended = step == LENGTH;
    boolean won = ended && action == shown;
    return new Outcome(won ? 1 : 0, ended, won);
  }

  @Override
  public void reset() {
    step = 0;
    shown = random.nextInt(2);
    observation[0] = 2 * shown - 1;
  }

  @Override
  public int expertAction() {
    return shown;
  }

  @Override
  public String picture() {
    return "shown " + shown + " at step " + step;
  }
}
