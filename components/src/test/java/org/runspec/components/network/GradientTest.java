package org.runspec.components.network;

import static org.runspec.components.network.Slope.assertGradients;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.component.SeededRandom;

/** Backpropagation against finite differences, through ten steps with a new start in between. */
class GradientTest {
  private static final int STEPS = 10;
  private static final int FIRST_OF_SECOND = 6;
  private static final int INPUTS = 5;

  private final float[] inputs = numbers(STEPS * INPUTS, 2);

  static Stream<Named<Network>> networks() {
    Random random = new SeededRandom(1);
    Dense linear = new Dense("linear", INPUTS, 7, Activation.LINEAR, 1, random);
    Dense tanh = new Dense("tanh", INPUTS, 7, Activation.TANH, 1, random);
    Dense first = new Dense("first", INPUTS, 7, Activation.TANH, 1, random);
    Dense last = new Dense("last", 6, 3, Activation.RELU, 1, random);
    return Stream.of(
        Named.of("linear", new Network(List.of(linear))),
        Named.of("tanh", new Network(List.of(tanh))),
        Named.of("GRU", new Network(List.of(new Gru("gru", INPUTS, 4, random)))),
        Named.of("stack", new Network(List.of(first, new Gru("gru", 7, 6, random), last))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areTheSlopesOfTheLoss(Network network) {
    float[] weights = numbers(STEPS * network.outputSize(), 3);
    Network.Unrolled unrolled = run(network);
    float[] inputGradients = unrolled.backward(STEPS, weights.clone());

    assertGradients(network.parameters(), () -> loss(network, weights));
    assertGradients("inputs", inputs, inputGradients, () -> loss(network, weights));
  }

  /** Any weighted sum of all outputs. */
  private double loss(Network network, float[] weights) {
    float[] outputs = run(network).outputs();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * outputs[i];
    }
    return sum;
  }

  private Network.Unrolled run(Network network) {
    Network.Unrolled unrolled = network.unroll(STEPS);
    for (int step = 0; step < STEPS; step++) {
      if (step == FIRST_OF_SECOND) {
        unrolled.forget();
      }
      unrolled.step(inputs, step * INPUTS);
    }
    return unrolled;
  }

  private static float[] numbers(int count, long seed) {
    Random random = new SeededRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
