package org.runspec.components.network;

import java.util.Arrays;
import java.util.Random;

/** A named matrix that is learned, with the gradient of what is minimised. Row-major. */
public final class Parameter {
  private final String name;
  private final int rows;
  private final int columns;
  private final float[] values;
  private final float[] gradients;

  /** All zeros. */
  public Parameter(String name, int rows, int columns) {
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    this.values = new float[Math.multiplyExact(rows, columns)];
    this.gradients = new float[values.length];
  }

  /** Such as {@code embedding.weights}. */
  public String name() {
    return name;
  }

  /** How many rows there are: for weights, the inputs. */
  public int rows() {
    return rows;
  }

  /** How many columns there are: for weights, the outputs. */
  public int columns() {
    return columns;
  }

  /** The values themselves. */
  public float[] values() {
    return values;
  }

  /** The gradients themselves, which backpropagation adds to. */
  public float[] gradients() {
    return gradients;
  }

  /** Forgets the gradients. */
  public void clearGradients() {
    Arrays.fill(gradients, 0);
  }

  /** Draws the values evenly from -limit to limit. */
  void draw(float limit, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = limit * (2 * random.nextFloat() - 1);
    }
  }
}
