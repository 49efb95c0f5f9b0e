package org.runspec.components.agents;

import org.runspec.component.SeededRandom;
import org.runspec.components.models.Model;

/** An advantage actor-critic, with backpropagation through time. */
public final class AACAgent implements Agent {
  private final Settings settings;

  /** Keeps its settings. */
  public AACAgent(Settings settings) {
    this.settings = settings;
  }

  /** See {@code agents/AAC_Agent}. */
  public record Settings(
      long randomSeed,
      int bpttPeriod,
      double discountFactor,
      double gradientClip,
      double learningRate,
      double rewardScale,
      double entropyWeight,
      double criticWeight,
      Model model) {}

  @Override
  public Player start(int observationSize, int actionCount) {
    SeededRandom random = new SeededRandom(settings.randomSeed());
    Model model = settings.model();
    return new AdvantageActorCritic(
        settings,
        model.startHeads(model.startBackbone(observationSize, random), actionCount, random),
        random);
  }
}
