package org.runspec.components.environments;

/** A pole on a cart, to be kept upright by pushing the cart. */
public final class CartPoleEnv implements Environment {
  private final Settings settings;

  /** Keeps its settings. */
  public CartPoleEnv(Settings settings) {
    this.settings = settings;
  }

  /** See {@code environments/CartPole_Env}. */
  public record Settings(
      String name,
      long seed,
      int maxEpLen,
      boolean fixedLengthEpisode,
      boolean smoothReward,
      boolean stochasticDynamics) {}

  @Override
  public World start() {
    return new CartPoleWorld(settings);
  }
}
