package org.runspec.components.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.runspec.spec.problem.UserProblem;

/** A named matrix that is learned, with the gradient of what is minimised. Row-major. */
public final class Parameter {
  private static final int LARGEST = 100_000_000;

  private final String name;
  private final int rows;
  private final int columns;
  private final float[] values;
  private final float[] gradients;

  /**
   * All zeros.
   *
   * @throws UserProblem if there are more than a hundred million
   */
  public Parameter(String name, int rows, int columns) {
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    long size = (long) rows * columns;
    if (size > LARGEST) {
      throw new UserProblem(
          String.format(Locale.ROOT, "make %s of %,d x %,d numbers", name, rows, columns),
          String.format(Locale.ROOT, "more than %,d are not supported", LARGEST),
          "smaller layers, or smaller observations");
    }
    this.values = new float[(int) size];
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

  /** Whether no value is infinite or not a number. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
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
