package org.runspec.components.network;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A layer in which every output is a weighted sum of all inputs and a bias, behind a curve. */
public final class Dense implements Layer {
  private final Parameter weights;
  private final Parameter biases;
  private final Activation activation;

  /**
   * Draws the weights evenly from a range that keeps the size of what passes through (Glorot,
   * Bengio: "Understanding the difficulty of training deep feedforward neural networks", 2010).
   *
   * @param name what the parameters' names begin with
   * @param gain factor on the weights
   */
  public Dense(
      String name, int inputs, int outputs, Activation activation, float gain, Random random) {
    this(name, inputs, outputs, activation);
    weights.draw(gain * (float) Math.sqrt(6.0 / (inputs + outputs)), random);
  }

  private Dense(String name, int inputs, int outputs, Activation activation) {
    this.weights = new Parameter(name + ".weights", inputs, outputs);
    this.biases = new Parameter(name + ".biases", 1, outputs);
    this.activation = activation;
  }

  /** Several linear layers of equal size that share their inputs, side by side. */
  static Dense sideBySide(String name, int count, int inputs, int outputs, Random random) {
    Dense layers = new Dense(name, inputs, count * outputs, Activation.LINEAR);
    layers.weights.draw((float) Math.sqrt(6.0 / (inputs + outputs)), random);
    return layers;
  }

  /** The biases themselves. */
  float[] biases() {
    return biases.values();
  }

  @Override
  public int inputSize() {
    return weights.rows();
  }

  @Override
  public int outputSize() {
    return weights.columns();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }

  @Override
  public Steps unroll(int steps) {
    return new Steps(steps);
  }

  /** The layer in one sequence. */
  final class Steps implements Unrolled {
    private final float[] outputs;
    private final float[] transposed = new float[weights.values().length];

    private Steps(int steps) {
      this.outputs = new float[steps * outputSize()];
    }

    @Override
    public float[] outputs() {
      return outputs;
    }

    @Override
    public void forward(int step, float[] inputs) {
      forward(step, inputs, step * inputSize());
    }

    /** Like {@link #forward(int, float[])}, for an input that begins anywhere. */
    void forward(int step, float[] inputs, int inputAt) {
      int at = step * outputSize();
      System.arraycopy(biases.values(), 0, outputs, at, outputSize());
      Rows.addWeighted(
          inputSize(),
          inputs,
          inputAt,
          1,
          weights.values(),
          0,
          outputSize(),
          outputs,
          at,
          outputSize());
      activation.apply(outputs, at, outputSize());
    }

    @Override
    public void backward(
        int steps, float[] inputs, float[] outputGradients, float[] inputGradients) {
      activation.multiplyBySlope(outputGradients, outputs, steps * outputSize());
      addGradients(steps, inputs, outputGradients);
      beginBackward();
      for (int step = 0; step < steps; step++) {
        backward(step, outputGradients, inputGradients);
      }
    }

    /** Prepares {@link #backward(int, float[], float[])}, after weights have changed. */
    void beginBackward() {
      int rows = inputSize();
      int columns = outputSize();
      float[] values = weights.values();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          transposed[column * rows + row] = values[row * columns + column];
        }
      }
    }

    /** Sets one step's input gradients, from gradients before the curve. */
    void backward(int step, float[] sumGradients, float[] inputGradients) {
      int at = step * inputSize();
      Arrays.fill(inputGradients, at, at + inputSize(), 0);
      Rows.addWeighted(
          outputSize(),
          sumGradients,
          step * outputSize(),
          1,
          transposed,
          0,
          inputSize(),
          inputGradients,
          at,
          inputSize());
    }

    /** Adds to the parameters' gradients, from gradients before the curve. */
    void addGradients(int steps, float[] inputs, float[] sumGradients) {
      int columns = outputSize();
      for (int row = 0; row < inputSize(); row++) {
        Rows.addWeighted(
            steps,
            inputs,
            row,
            inputSize(),
            sumGradients,
            0,
            columns,
            weights.gradients(),
            row * columns,
            columns);
      }
      for (int step = 0; step < steps; step++) {
        Rows.add(sumGradients, step * columns, biases.gradients(), 0, columns);
      }
    }
  }
}
