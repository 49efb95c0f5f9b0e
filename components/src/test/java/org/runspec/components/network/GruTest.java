package org.runspec.components.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.component.SeededRandom;

class GruTest {
  private static final float[] INPUTS = {0.3f, -1.2f, 0.8f, 0.1f};

  private final Gru gru = new Gru("gru", 2, 1, new SeededRandom(4));

  @Test
  void followsItsEquations() {
    gru.parameters().forEach(parameter -> parameter.values()[0] += 0.25f);
    List<float[]> p = gru.parameters().stream().map(Parameter::values).toList();
    double h = 0;
    for (int step = 0; step < 2; step++) {
      double[] x = new double[3];
      double[] u = new double[3];
      for (int gate = 0; gate < 3; gate++) {
        x[gate] =
            p.get(0)[gate] * INPUTS[2 * step]
                + p.get(0)[3 + gate] * INPUTS[2 * step + 1]
                + p.get(1)[gate];
        u[gate] = p.get(2)[gate] * h + p.get(3)[gate];
      }
      double z = 1 / (1 + Math.exp(-x[0] - u[0]));
      double r = 1 / (1 + Math.exp(-x[1] - u[1]));
      double n = Math.tanh(x[2] + r * u[2]);
      h = (1 - z) * n + z * h;
    }

    Layer.Unrolled unrolled = gru.unroll(2);
    unrolled.forward(0, INPUTS);
    unrolled.forward(1, INPUTS);

    assertEquals(h, unrolled.outputs()[1], 1e-5);
  }

  @Test
  void goesOnAfterRewindingAsIfNothingHadHappened() {
    Network network = new Network(List.of(gru));
    Network.Unrolled whole = network.unroll(2);
    whole.step(INPUTS, 0);
    whole.step(INPUTS, 2);
    Network.Unrolled inParts = network.unroll(1);
    inParts.step(INPUTS, 0);
    inParts.rewind(1);
    inParts.step(INPUTS, 2);

    assertEquals(whole.outputs()[1], inParts.outputs()[0]);
  }

  @Test
  void knowsNothingOfWhatItForgot() {
    Network network = new Network(List.of(gru));
    Network.Unrolled fresh = network.unroll(1);
    fresh.step(INPUTS, 2);
    Network.Unrolled unrolled = network.unroll(3);
    unrolled.step(INPUTS, 0);
    unrolled.step(INPUTS, 2);
    unrolled.forget();
    unrolled.step(INPUTS, 2);

    assertNotEquals(fresh.outputs()[0], unrolled.outputs()[1]);
    assertArrayEquals(fresh.outputs(), new float[] {unrolled.outputs()[2]});
  }
}
