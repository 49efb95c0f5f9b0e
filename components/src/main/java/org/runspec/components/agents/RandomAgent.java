package org.runspec.components.agents;

import java.util.List;
import java.util.Random;
import org.runspec.component.SeededRandom;
import org.runspec.components.models.Parts;

/** Takes any action. */
public final class RandomAgent implements Agent {
  private final Settings settings;

  /** Keeps its settings. */
  public RandomAgent(Settings settings) {
    this.settings = settings;
  }

  /** See {@code agents/Random_Agent}. */
  public record Settings(long randomSeed) {}

  @Override
  public Player start(int observationSize, int actionCount) {
    return new Dice(new SeededRandom(settings.randomSeed()), actionCount);
  }

  /** Has no parts that could be saved. */
  private record Dice(Random random, int sides) implements Player {
    @Override
    public Parts parts() {
      return part -> List.of();
    }

    @Override
    public void beginEpisode() {}

    @Override
    public int act(float[] observation, Choice choice) {
      return random.nextInt(sides);
    }

    @Override
    public void learn(double reward, boolean ended) {}
  }
}
