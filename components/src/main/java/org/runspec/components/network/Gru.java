package org.runspec.components.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A layer of gated recurrent units (Cho and others, 2014; the candidate's reset gate stands behind
 * the matrix, as in most libraries): {@code z = s(Wz x + Uz h)}, {@code r = s(Wr x + Ur h)}, {@code
 * n = tanh(Wn x + r * (Un h))}, {@code h' = (1 - z) * n + z * h}, each matrix with biases.
 */
public final class Gru implements Layer {
  private static final int GATES = 3;

  /** Below 0, a new layer takes in more of each input than it keeps of the past. */
  private static final float FIRST_UPDATE_BIAS = -1;

  private final int units;
  private final Dense fromInput;
  private final Dense fromState;

  /** Draws the weights; parameters' names begin with {@code name}. */
  public Gru(String name, int inputs, int units, Random random) {
    this.units = units;
    this.fromInput = Dense.sideBySide(name + ".input", GATES, inputs, units, random);
    this.fromState = Dense.sideBySide(name + ".state", GATES, units, units, random);
    Arrays.fill(fromState.biases(), 0, units, FIRST_UPDATE_BIAS);
  }

  @Override
  public int inputSize() {
    return fromInput.inputSize();
  }

  @Override
  public int outputSize() {
    return units;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(fromInput.parameters());
    parameters.addAll(fromState.parameters());
    return parameters;
  }

  @Override
  public Unrolled unroll(int steps) {
    return new Steps(steps);
  }

  /** The layer in one sequence. In rows of three, z comes first, then r, then n. */
  private final class Steps implements Unrolled {
    private final Dense.Steps inputSums;
    private final Dense.Steps stateSums;
    private final float[] gates;
    private final float[] states;
    private final float[] outputs;
    private final boolean[] first;
    private final float[] inputSumGradients;
    private final float[] stateSumGradients;
    private final float[] stateGradients;
    private boolean forgotten = true;

    private Steps(int steps) {
      this.inputSums = fromInput.unroll(steps);
      this.stateSums = fromState.unroll(steps);
      this.gates = new float[steps * GATES * units];
      this.states = new float[(steps + 1) * units];
      this.outputs = new float[steps * units];
      this.first = new boolean[steps];
      this.inputSumGradients = new float[steps * GATES * units];
      this.stateSumGradients = new float[steps * GATES * units];
      this.stateGradients = new float[steps * units];
    }

    @Override
    public float[] outputs() {
      return outputs;
    }

    @Override
    public void forget() {
      forgotten = true;
    }

    @Override
    public void rewind(int steps) {
      System.arraycopy(states, steps * units, states, 0, units);
    }

    @Override
    public void forward(int step, float[] inputs) {
      int before = step * units;
      first[step] = forgotten;
      if (forgotten) {
        Arrays.fill(states, before, before + units, 0);
        forgotten = false;
      }
      inputSums.forward(step, inputs);
      stateSums.forward(step, states, before);
      float[] x = inputSums.outputs();
      float[] h = stateSums.outputs();
      int z = step * GATES * units;
      int r = z + units;
      int n = r + units;
      for (int i = 0; i < units; i++) {
        float update = Squash.sigmoid(x[z + i] + h[z + i]);
        float reset = Squash.sigmoid(x[r + i] + h[r + i]);
        float candidate = Squash.tanh(x[n + i] + reset * h[n + i]);
        gates[z + i] = update;
        gates[r + i] = reset;
        gates[n + i] = candidate;
        outputs[before + i] = candidate + update * (states[before + i] - candidate);
      }
      System.arraycopy(outputs, before, states, before + units, units);
    }

    @Override
    public void backward(
        int steps, float[] inputs, float[] outputGradients, float[] inputGradients) {
      stateSums.beginBackward();
      for (int step = steps - 1; step >= 0; step--) {
        if (step + 1 < steps && !first[step + 1]) {
          Rows.add(stateGradients, (step + 1) * units, outputGradients, step * units, units);
        }
        sumGradients(step, outputGradients);
        stateSums.backward(step, stateSumGradients, stateGradients);
        for (int i = 0; i < units; i++) {
          stateGradients[step * units + i] +=
              outputGradients[step * units + i] * gates[step * GATES * units + i];
        }
      }
      stateSums.addGradients(steps, states, stateSumGradients);
      inputSums.backward(steps, inputs, inputSumGradients, inputGradients);
    }

    /** From the gradients of one step's output to those of the sums before the gates' curves. */
    private void sumGradients(int step, float[] outputGradients) {
      float[] h = stateSums.outputs();
      int at = step * units;
      int z = step * GATES * units;
      int r = z + units;
      int n = r + units;
      for (int i = 0; i < units; i++) {
        float gradient = outputGradients[at + i];
        float update = gates[z + i];
        float reset = gates[r + i];
        float candidate = gates[n + i];
        float ofUpdate = gradient * (states[at + i] - candidate) * update * (1 - update);
        float ofCandidate = gradient * (1 - update) * (1 - candidate * candidate);
        float ofReset = ofCandidate * h[n + i] * reset * (1 - reset);
        inputSumGradients[z + i] = ofUpdate;
        inputSumGradients[r + i] = ofReset;
        inputSumGradients[n + i] = ofCandidate;
        stateSumGradients[z + i] = ofUpdate;
        stateSumGradients[r + i] = ofReset;
        stateSumGradients[n + i] = ofCandidate * reset;
      }
    }
  }
}
