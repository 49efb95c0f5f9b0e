package org.runspec.components.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

class AdamTest {
  private final Parameter parameter = new Parameter("p", 1, 2);

  @Test
  void takesFirstStepsAsLongAsTheLearningRate() {
    Adam adam = new Adam(List.of(parameter), 0.01, 1e9);
    parameter.gradients()[0] = 3;
    parameter.gradients()[1] = -0.5f;
    adam.step();

    assertEquals(-0.01, parameter.values()[0], 1e-6);
    assertEquals(0.01, parameter.values()[1], 1e-6);
    assertEquals(0, parameter.gradients()[0]);
  }

  @Test
  void followsItsEquations() {
    Adam adam = new Adam(List.of(parameter), 0.01, 1e9);
    double mean = 0;
    double square = 0;
    double value = 0;
    for (int step = 1; step <= 5; step++) {
      double gradient = step % 2 == 0 ? -1 : 0.5 * step;
      parameter.gradients()[0] = (float) gradient;
      adam.step();
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient * gradient;
      double meanHat = mean / (1 - Math.pow(0.9, step));
      double squareHat = square / (1 - Math.pow(0.999, step));
      value -= 0.01 * meanHat / (Math.sqrt(squareHat) + 1e-5);
    }

    assertEquals(value, parameter.values()[0], 1e-6);
  }

  @Test
  void shortensGradientsThatAreTooLongAndKeepsTheirDirection() {
    Parameter twin = new Parameter("p", 1, 2);
    Adam clipped = new Adam(List.of(parameter), 0.01, 5);
    Adam unclipped = new Adam(List.of(twin), 0.01, 1e9);
    for (float[] gradient : new float[][] {{30, 40}, {3, 4}, {0.3f, -0.4f}}) {
      double length = Math.hypot(gradient[0], gradient[1]);
      float scale = (float) Math.min(1, 5 / length);
      for (int i = 0; i < 2; i++) {
        parameter.gradients()[i] = gradient[i];
        twin.gradients()[i] = gradient[i] * scale;
      }
      clipped.step();
      unclipped.step();
    }

    assertEquals(twin.values()[0], parameter.values()[0], 1e-7);
    assertEquals(twin.values()[1], parameter.values()[1], 1e-7);
  }

  @Test
  void aLimitOfZeroIsNone() {
    Parameter twin = new Parameter("p", 1, 2);
    Adam limited = new Adam(List.of(parameter), 0.01, 1e9);
    Adam unlimited = new Adam(List.of(twin), 0.01, 0);
    for (Parameter each : List.of(parameter, twin)) {
      each.gradients()[0] = 300;
    }
    limited.step();
    unlimited.step();

    assertEquals(parameter.values()[0], twin.values()[0]);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e19f})
  void tellsThatTrainingDivergedAndMovesNothing(float gradient) {
    Adam adam = new Adam(List.of(parameter), 0.01, 5);
    parameter.gradients()[1] = gradient;
    String message = assertThrows(UserProblem.class, adam::step).getMessage();

    assertTrue(message.startsWith("Could not go on learning: the training diverged"), message);
    assertTrue(message.contains("Try: a smaller learning_rate"), message);
    assertArrayEquals(new float[2], parameter.values());
  }

  @Test
  void findsTheLowestPointOfABowl() {
    Adam adam = new Adam(List.of(parameter), 0.05, 1);
    for (int step = 0; step < 2000; step++) {
      parameter.gradients()[0] = 2 * (parameter.values()[0] - 3);
      parameter.gradients()[1] = 2 * (parameter.values()[1] + 1);
      adam.step();
    }

    assertEquals(3, parameter.values()[0], 0.01);
    assertEquals(-1, parameter.values()[1], 0.01);
  }
}
