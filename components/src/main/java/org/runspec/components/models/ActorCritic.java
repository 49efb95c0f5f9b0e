package org.runspec.components.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.runspec.components.network.Activation;
import org.runspec.components.network.Dense;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;

/** A whole model: a backbone, the actor that scores actions, the critic that foretells rewards. */
public final class ActorCritic implements Parts {
  /** Small first scores: no action is preferred before anything was learned. */
  private static final float ACTOR_GAIN = 0.1f;

  private final Backbone backbone;
  private final Network actor;
  private final Network critic;

  ActorCritic(Backbone backbone, int actionCount, Random random) {
    int size = backbone.network().outputSize();
    this.backbone = backbone;
    this.actor =
        new Network(
            List.of(
                new Dense("head.actor", size, actionCount, Activation.LINEAR, ACTOR_GAIN, random)));
    this.critic =
        new Network(List.of(new Dense("head.critic", size, 1, Activation.LINEAR, 1, random)));
  }

  /** How many actions there are. */
  public int actionCount() {
    return actor.outputSize();
  }

  @Override
  public List<Parameter> parameters(Part part) {
    return switch (part) {
      case HEAD -> joined(actor.parameters(), critic.parameters());
      case MODEL -> joined(backbone.parameters(Part.BACKBONE), parameters(Part.HEAD));
      case BACKBONE, CORE, EMBEDDING -> backbone.parameters(part);
    };
  }

  private static List<Parameter> joined(List<Parameter> first, List<Parameter> second) {
    List<Parameter> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Room for a sequence of up to so many steps. */
  public Unrolled unroll(int steps) {
    return new Unrolled(steps);
  }

  /** The model in one sequence. */
  public final class Unrolled {
    private final Network.Unrolled body;
    private final Network.Unrolled scores;
    private final Network.Unrolled values;

    private Unrolled(int steps) {
      this.body = backbone.network().unroll(steps);
      this.scores = actor.unroll(steps);
      this.values = critic.unroll(steps);
    }

    /** How many steps were taken since the start or {@link #rewind}. */
    public int steps() {
      return body.steps();
    }

    /** Makes the next step the first of an episode. */
    public void forget() {
      body.forget();
    }

    /** Starts again with step 0, remembering what the first {@code steps} steps left. */
    public void rewind(int steps) {
      body.rewind(steps);
      scores.rewind(steps);
      values.rewind(steps);
    }

    /**
     * Takes an observation; it is the last row of what {@link #scores} and {@link #values} give.
     */
    public void step(float[] observation) {
      int at = body.steps() * body.outputSize();
      body.step(observation, 0);
      scores.step(body.outputs(), at);
      values.step(body.outputs(), at);
    }

    /** For each step a score for each action. */
    public float[] scores() {
      return scores.outputs();
    }

    /** For each step the discounted rewards to come. */
    public float[] values() {
      return values.outputs();
    }

    /** Adds to the gradients, through the first {@code steps} steps; overwrites its arguments. */
    public void backward(int steps, float[] scoreGradients, float[] valueGradients) {
      float[] gradients = scores.backward(steps, scoreGradients);
      float[] ofValues = values.backward(steps, valueGradients);
      for (int i = 0; i < steps * body.outputSize(); i++) {
        gradients[i] += ofValues[i];
      }
      body.backward(steps, gradients);
    }
  }
}
