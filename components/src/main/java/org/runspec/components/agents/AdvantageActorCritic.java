package org.runspec.components.agents;

import java.util.Random;
import org.runspec.components.models.ActorCritic;
import org.runspec.components.models.Part;
import org.runspec.components.models.Parts;
import org.runspec.components.network.Adam;
import org.runspec.components.network.Choices;

/**
 * Plays, and after each period of steps learns from all of them at once: actions that brought more
 * than the critic foretold become more probable.
 */
final class AdvantageActorCritic implements Player {
  private final AACAgent.Settings settings;
  private final ActorCritic model;
  private final ActorCritic.Unrolled unrolled;
  private final Choices choices;
  private final ActorCriticLoss loss;
  private final Adam adam;
  private final Random random;
  private final Period period;

  AdvantageActorCritic(AACAgent.Settings settings, ActorCritic model, Random random) {
    int steps = settings.bpttPeriod();
    this.settings = settings;
    this.model = model;
    this.unrolled = model.unroll(steps + 1);
    this.choices = new Choices(model.actionCount());
    this.loss =
        new ActorCriticLoss(
            steps, model.actionCount(), settings.entropyWeight(), settings.criticWeight());
    this.adam =
        new Adam(model.parameters(Part.MODEL), settings.learningRate(), settings.gradientClip());
    this.random = random;
    this.period = new Period(steps);
  }

  @Override
  public Parts parts() {
    return model;
  }

  @Override
  public void beginEpisode() {
    unrolled.forget();
  }

  @Override
  public int act(float[] observation, Choice choice) {
    int taken = unrolled.steps();
    if (taken == period.length()) {
      if (period.isFull()) {
        learnFromPeriod(observation);
      }
      unrolled.rewind(taken);
      period.clear();
      taken = 0;
    }
    unrolled.step(observation);
    choices.score(unrolled.scores(), taken * model.actionCount());
    int action = choice == Choice.BEST ? choices.best() : choices.draw(random);
    period.acted(taken, action);
    return action;
  }

  @Override
  public void learn(double reward, boolean ended) {
    period.learned(reward * settings.rewardScale(), ended);
  }

  private void learnFromPeriod(float[] next) {
    double after = 0;
    if (!period.endsEpisode()) {
      unrolled.step(next);
      after = unrolled.values()[period.length()];
    }
    double[] returns = period.returns(settings.discountFactor(), after);
    double[] advantages = new double[returns.length];
    for (int step = 0; step < advantages.length; step++) {
      advantages[step] = returns[step] - unrolled.values()[step];
    }
    loss.compute(period.actions(), unrolled.scores(), unrolled.values(), returns, advantages);
    unrolled.backward(period.length(), loss.scoreGradients(), loss.valueGradients());
    adam.step();
  }
}
