package org.runspec.components.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SquashTest {
  @Test
  void areTheCurvesTheyClaimToBe() {
    for (float x = -20; x <= 20; x += 0.01f) {
      assertEquals(StrictMath.tanh(x), Squash.tanh(x), 1e-5, "tanh " + x);
      assertEquals(1 / (1 + StrictMath.exp(-x)), Squash.sigmoid(x), 1e-5, "sigmoid " + x);
      assertTrue(Math.abs(Squash.tanh(x)) <= 1);
    }
  }

  @Test
  void keepWhatIsNotANumber() {
    assertTrue(Float.isNaN(Squash.tanh(Float.NaN)));
    assertEquals(1, Squash.tanh(Float.POSITIVE_INFINITY), 1e-5);
  }
}
