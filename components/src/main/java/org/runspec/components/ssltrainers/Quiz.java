package org.runspec.components.ssltrainers;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.runspec.components.network.Activation;
import org.runspec.components.network.Choices;
import org.runspec.components.network.Dense;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;

/**
 * A backbone with a head that answers questions by choosing. Steps are taken; at some of them a
 * question is asked, whose right answer is known.
 */
final class Quiz {
  private static final int NOT_ASKED = -1;

  private final Network head;
  private final Network.Unrolled body;
  private final Network.Unrolled answers;
  private final Choices choices;
  private final int[] rightAnswers;
  private final float[] gradients;
  private int asked;

  /**
   * A new head.
   *
   * @param steps how many steps there are at most
   * @param choiceCount how many answers there are to choose from
   */
  Quiz(Network backbone, int steps, int choiceCount, Random random) {
    this.head =
        new Network(
            List.of(
                new Dense(
                    "answers", backbone.outputSize(), choiceCount, Activation.LINEAR, 1, random)));
    this.body = backbone.unroll(steps);
    this.answers = head.unroll(steps);
    this.choices = new Choices(choiceCount);
    this.rightAnswers = new int[steps];
    this.gradients = new float[steps * choiceCount];
  }

  List<Parameter> parameters() {
    return head.parameters();
  }

  /** Starts a new exercise. */
  void begin() {
    body.rewind(0);
    answers.rewind(0);
    asked = 0;
  }

  /** Makes the next step the first of a sequence. */
  void forget() {
    body.forget();
  }

  /** Takes a step without a question. */
  void step(float[] observation) {
    step(observation, NOT_ASKED);
  }

  /** Takes a step with a question behind it. */
  Drill.Score step(float[] observation, int rightAnswer) {
    int step = body.steps();
    body.step(observation, 0);
    answers.step(body.outputs(), step * body.outputSize());
    rightAnswers[step] = rightAnswer;
    if (rightAnswer == NOT_ASKED) {
      return Drill.Score.NONE;
    }
    asked++;
    choices.score(answers.outputs(), step * answers.outputSize());
    int right = choices.best() == rightAnswer ? 1 : 0;
    return new Drill.Score(-choices.logProbability(rightAnswer), right, 1);
  }

  /** Adds to the gradients of all the exercise's steps: their mean loss, multiplied by a weight. */
  void learn(float weight) {
    int count = answers.outputSize();
    Arrays.fill(gradients, 0);
    for (int step = 0; step < body.steps(); step++) {
      if (rightAnswers[step] != NOT_ASKED) {
        choices.score(answers.outputs(), step * count);
        for (int choice = 0; choice < count; choice++) {
          double right = choice == rightAnswers[step] ? 1 : 0;
          gradients[step * count + choice] =
              (float) (weight * (choices.probability(choice) - right) / asked);
        }
      }
    }
    body.backward(body.steps(), answers.backward(body.steps(), gradients));
  }
}
