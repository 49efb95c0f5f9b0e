package org.runspec.components.network;

import java.util.ArrayList;
import java.util.List;

/** Layers, each fed by the one before. */
public final class Network {
  private final List<Layer> layers;

  /** At least one layer, the first one first. */
  public Network(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** Numbers in one input. */
  public int inputSize() {
    return layers.get(0).inputSize();
  }

  /** Numbers in one output. */
  public int outputSize() {
    return layers.get(layers.size() - 1).outputSize();
  }

  /** What is learned, the first layer's first. */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /** Room for one sequence of up to so many steps. */
  public Unrolled unroll(int steps) {
    return new Unrolled(steps);
  }

  /**
   * The network in one sequence: steps are taken one after the other, then gradients go back
   * through all of them.
   */
  public final class Unrolled {
    private final float[] inputs;
    private final List<Layer.Unrolled> unrolled = new ArrayList<>();
    private final List<float[]> inputGradients = new ArrayList<>();
    private int next;

    private Unrolled(int capacity) {
      this.inputs = new float[capacity * inputSize()];
      for (Layer layer : layers) {
        unrolled.add(layer.unroll(capacity));
        inputGradients.add(new float[capacity * layer.inputSize()]);
      }
    }

    /** How many steps were taken since the start or {@link #rewind}. */
    public int steps() {
      return next;
    }

    /** Numbers in one output. */
    public int outputSize() {
      return Network.this.outputSize();
    }

    /** The outputs, a row for each step. */
    public float[] outputs() {
      return unrolled.get(unrolled.size() - 1).outputs();
    }

    /** Makes the next step the first of a sequence. */
    public void forget() {
      unrolled.forEach(Layer.Unrolled::forget);
    }

    /** Starts again with step 0, remembering what the first {@code steps} steps left. */
    public void rewind(int steps) {
      unrolled.forEach(layer -> layer.rewind(steps));
      next = 0;
    }

    /**
     * Takes a step; its outputs are the last row of {@link #outputs}.
     *
     * @param from the array that holds the input
     * @param at where in it the input begins
     */
    public void step(float[] from, int at) {
      System.arraycopy(from, at, inputs, next * inputSize(), inputSize());
      float[] below = inputs;
      for (Layer.Unrolled layer : unrolled) {
        layer.forward(next, below);
        below = layer.outputs();
      }
      next++;
    }

    /**
     * Adds to the parameters' gradients.
     *
     * @param steps how many of the steps since the start or {@link #rewind} count
     * @param outputGradients a row for each step; overwritten
     * @return the gradients of the inputs, a row for each step; overwritten by the next call
     */
    public float[] backward(int steps, float[] outputGradients) {
      float[] gradients = outputGradients;
      for (int i = unrolled.size() - 1; i >= 0; i--) {
        float[] below = i == 0 ? inputs : unrolled.get(i - 1).outputs();
        unrolled.get(i).backward(steps, below, gradients, inputGradients.get(i));
        gradients = inputGradients.get(i);
      }
      return gradients;
    }
  }
}
