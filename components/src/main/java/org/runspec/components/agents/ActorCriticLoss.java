package org.runspec.components.agents;

import org.runspec.components.network.Choices;

/**
 * What an actor and a critic minimise, averaged over the steps: minus the advantage times the
 * logarithm of the chosen action's probability, minus the weighted entropy of the choice, plus the
 * critic's weighted squared error.
 */
final class ActorCriticLoss {
  private final double entropyWeight;
  private final double criticWeight;
  private final int actionCount;
  private final Choices choices;
  private final float[] scoreGradients;
  private final float[] valueGradients;

  /** For this many steps at most. */
  ActorCriticLoss(int steps, int actionCount, double entropyWeight, double criticWeight) {
    this.entropyWeight = entropyWeight;
    this.criticWeight = criticWeight;
    this.actionCount = actionCount;
    this.choices = new Choices(actionCount);
    this.scoreGradients = new float[steps * actionCount];
    this.valueGradients = new float[steps];
  }

  /**
   * The loss; its gradients are in {@link #scoreGradients} and {@link #valueGradients} then.
   *
   * @param actions what was chosen in each step
   * @param scores what the actor gave, for each step a number for each action
   * @param values what the critic gave
   * @param returns what it should have given
   * @param advantages by how much each action was better than expected; taken as given
   */
  double compute(
      int[] actions, float[] scores, float[] values, double[] returns, double[] advantages) {
    int steps = actions.length;
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      int at = step * actionCount;
      choices.score(scores, at);
      double entropy = choices.entropy();
      double error = values[step] - returns[step];
      sum -= advantages[step] * choices.logProbability(actions[step]);
      sum -= entropyWeight * entropy;
      sum += criticWeight * error * error;
      for (int action = 0; action < actionCount; action++) {
        double probability = choices.probability(action);
        double chosen = action == actions[step] ? 1 : 0;
        double gradient =
            advantages[step] * (probability - chosen)
                + entropyWeight * probability * (choices.logProbability(action) + entropy);
        scoreGradients[at + action] = (float) (gradient / steps);
      }
      valueGradients[step] = (float) (2 * criticWeight * error / steps);
    }
    return sum / steps;
  }

  float[] scoreGradients() {
    return scoreGradients;
  }

  float[] valueGradients() {
    return valueGradients;
  }
}
