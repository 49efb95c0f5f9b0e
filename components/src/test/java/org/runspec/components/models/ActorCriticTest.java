package org.runspec.components.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.runspec.components.network.Slope.assertGradients;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.component.SeededRandom;
import org.runspec.components.modelcores.GRUCore;

/** Backpropagation through the whole model against finite differences. */
class ActorCriticTest {
  private static final int STEPS = 9;
  private static final int FIRST_OF_SECOND = 5;
  private static final int INPUTS = 3;
  private static final int ACTIONS = 4;

  private final ActorCritic model = model();
  private final ActorCritic.Unrolled unrolled = model.unroll(STEPS + 1);
  private final float[][] observations = new float[STEPS][];
  private final float[] ofScores = numbers(STEPS * ACTIONS, 3);
  private final float[] ofValues = numbers(STEPS, 4);

  private static ActorCritic model() {
    Random random = new SeededRandom(1);
    Model nexus =
        new ModelNexus(new ModelNexus.Settings(new GRUCore(new GRUCore.Settings(5, 6, 7))));
    return nexus.startHeads(nexus.startBackbone(INPUTS, random), ACTIONS, random);
  }

  /** An earlier period leaves a state behind. */
  @BeforeEach
  void remember() {
    for (int step = 0; step < STEPS; step++) {
      observations[step] = numbers(INPUTS, 10 + step);
    }
    for (int step = 0; step < 4; step++) {
      unrolled.step(numbers(INPUTS, 30 + step));
    }
    unrolled.rewind(4);
  }

  private static float[] numbers(int count, long seed) {
    Random random = new SeededRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Any weighted sum of all scores and values, from the state that was left. */
  private double loss() {
    unrolled.rewind(0);
    for (int step = 0; step < STEPS; step++) {
      if (step == FIRST_OF_SECOND) {
        unrolled.forget();
      }
      unrolled.step(observations[step]);
    }
    double sum = 0;
    for (int i = 0; i < ofScores.length; i++) {
      sum += ofScores[i] * unrolled.scores()[i];
    }
    for (int i = 0; i < ofValues.length; i++) {
      sum += ofValues[i] * unrolled.values()[i];
    }
    return sum;
  }

  @Test
  void itsGradientsAreItsSlopesFromACarriedStateOn() {
    loss();
    unrolled.backward(STEPS, ofScores.clone(), ofValues.clone());

    assertGradients(model.parameters(Part.MODEL), this::loss);
  }

  @Test
  void theStepBehindAPeriodTeachesNothing() {
    loss();
    unrolled.step(observations[0]);
    unrolled.backward(STEPS, ofScores.clone(), ofValues.clone());

    assertGradients(model.parameters(Part.MODEL), this::loss);
  }

  @Test
  void theCarriedStateMatters() {
    double carried = loss();
    assertEquals(carried, loss());
    unrolled.rewind(0);
    unrolled.forget();
    assertNotEquals(carried, loss());
  }
}
