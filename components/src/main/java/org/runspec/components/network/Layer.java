package org.runspec.components.network;

import java.util.List;

/** One layer: its parameters, shared by all sequences that it is unrolled for. */
public interface Layer {
  /** Numbers in one input. */
  int inputSize();

  /** Numbers in one output. */
  int outputSize();

  /** What is learned, in a fixed order. */
  List<Parameter> parameters();

  /** Room for one sequence of up to so many steps. */
  Unrolled unroll(int steps);

  /** A layer with what it remembers of one sequence. Buffers hold one row for each step. */
  interface Unrolled {
    /** The outputs so far. */
    float[] outputs();

    /**
     * Computes the output of one step.
     *
     * @param step from 0, one after the other
     * @param inputs rows of inputs
     */
    void forward(int step, float[] inputs);

    /** Makes the next step the first of its sequence: what came before has no influence on it. */
    default void forget() {}

    /** Takes the memory as it was after {@code steps} steps to before step 0. */
    default void rewind(int steps) {}

    /**
     * Adds to the parameters' gradients.
     *
     * @param steps how many steps were computed
     * @param inputs the same as in the forward steps
     * @param outputGradients a row for each step; may be overwritten
     * @param inputGradients where the gradients of the inputs go, replacing what was there
     */
    void backward(int steps, float[] inputs, float[] outputGradients, float[] inputGradients);
  }
}
