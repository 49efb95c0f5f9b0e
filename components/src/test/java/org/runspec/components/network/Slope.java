package org.runspec.components.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Holds gradients against finite differences. */
public final class Slope {
  private static final float STEP = 1e-3f;
  private static final int AT_MOST = 40;

  private Slope() {}

  /** All parameters; their gradients are those of the loss as it is now. */
  public static void assertGradients(List<Parameter> parameters, DoubleSupplier loss) {
    for (Parameter parameter : parameters) {
      assertGradients(parameter.name(), parameter.values(), parameter.gradients(), loss);
    }
  }

  /** Some of an array's elements, evenly spread. */
  public static void assertGradients(
      String name, float[] values, float[] gradients, DoubleSupplier loss) {
    int stride = Math.max(1, values.length / AT_MOST);
    for (int i = 0; i < values.length; i += stride) {
      float value = values[i];
      values[i] = value + STEP;
      double above = loss.getAsDouble();
      values[i] = value - STEP;
      double below = loss.getAsDouble();
      values[i] = value;
      double slope = (above - below) / (2.0 * STEP);
      assertEquals(slope, gradients[i], 1e-3 + 0.01 * Math.abs(slope), name + "[" + i + "]");
    }
  }
}
