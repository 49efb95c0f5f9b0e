package org.runspec.components.environments;

import java.util.Locale;
import java.util.Random;
import org.runspec.component.SeededRandom;

/** Episodes with a cart and its pole; one is won if the pole stands until its end. */
final class CartPoleWorld implements World {
  private static final double FORCE = 10;
  private static final double FORCE_NOISE = 1;
  private static final double START = 0.05;

  private final CartPoleEnv.Settings settings;
  private final Random random;
  private final float[] observation = new float[4];

  private CartPole cart;
  private int steps;

  CartPoleWorld(CartPoleEnv.Settings settings) {
    this.settings = settings;
    this.random = new SeededRandom(settings.seed());
    reset();
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public int observationSize() {
    return observation.length;
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
    boolean stood = !cart.isLost();
    if (stood) {
      move(cart.pushed((action == 1 ? FORCE : -FORCE) + noise()));
    }
    steps++;
    boolean atEnd = steps == settings.maxEpLen();
    boolean ended = atEnd || (cart.isLost() && !settings.fixedLengthEpisode());
    return new Outcome(stood ? reward() : 0, ended, atEnd && !cart.isLost());
  }

  private double reward() {
    return settings.smoothReward() ? cart.balance() : 1;
  }

  private double noise() {
    return settings.stochasticDynamics() ? FORCE_NOISE * random.nextGaussian() : 0;
  }

  @Override
  public void reset() {
    steps = 0;
    move(new CartPole(start(), start(), start(), start()));
  }

  private double start() {
    return START * (2 * random.nextDouble() - 1);
  }

  private void move(CartPole next) {
    cart = next;
    observation[0] = (float) cart.x();
    observation[1] = (float) cart.speed();
    observation[2] = (float) cart.angle();
    observation[3] = (float) cart.angularSpeed();
  }

  /** Pushes to where the pole will have fallen, and gently towards the middle. */
  @Override
  public int expertAction() {
    double lean = cart.angle() + 0.5 * cart.angularSpeed() + 0.05 * cart.x() + 0.1 * cart.speed();
    return lean > 0 ? 1 : 0;
  }

  @Override
  public String picture() {
    return String.format(
        Locale.ROOT,
        "cart at %+.2f m, pole at %+.1f degrees",
        cart.x(),
        cart.angle() * 180 / Math.PI);
  }
}
