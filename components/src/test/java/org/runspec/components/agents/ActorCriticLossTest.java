package org.runspec.components.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.runspec.components.network.Slope;

class ActorCriticLossTest {
  private final int[] actions = {2, 0, 1, 2};
  private final double[] returns = {1, -0.5, 2, 0};
  private final double[] advantages = {0.7, -1.3, 2.0, 0.1};
  private final float[] scores = {0.1f, 0.5f, -1, 2, 0, 0.3f, -0.2f, 0.4f, 0.9f, 0, 0, 0};
  private final float[] values = {0.3f, 0.8f, 0, -1};
  private final ActorCriticLoss loss = new ActorCriticLoss(4, 3, 0.3, 0.7);

  private double compute() {
    return loss.compute(actions, scores, values, returns, advantages);
  }

  @Test
  void itsGradientsAreItsSlopes() {
    compute();
    float[] ofScores = loss.scoreGradients().clone();
    float[] ofValues = loss.valueGradients().clone();

    Slope.assertGradients("scores", scores, ofScores, this::compute);
    Slope.assertGradients("values", values, ofValues, this::compute);
  }

  @Test
  void isTheMeanOfItsTerms() {
    ActorCriticLoss one = new ActorCriticLoss(1, 2, 0.3, 0.7);
    double result =
        one.compute(
            new int[] {1}, new float[2], new float[] {3}, new double[] {5}, new double[] {2});
    assertEquals(2 * Math.log(2) - 0.3 * Math.log(2) + 0.7 * 4, result, 1e-6);
  }
}
