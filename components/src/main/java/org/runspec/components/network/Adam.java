package org.runspec.components.network;

import java.util.List;
import org.runspec.spec.problem.UserProblem;

/**
 * Descends gradients by Adam (Kingma, Ba: "Adam: a method for stochastic optimization", 2015), with
 * gradients that are too long cut to size first.
 */
public final class Adam {
  private static final float MEAN_DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.999f;

  /**
   * Added to each divisor, the square root of the mean square. Larger than the paper's 1e-8, so
   * that parameters with hardly a gradient, as where rewards are rare, are not moved by noise at
   * the full learning rate.
   */
  private static final float EPSILON = 1e-5f;

  /** The squares of longer gradients would not fit a float. */
  private static final double DIVERGED = 1e18;

  private final List<Parameter> parameters;
  private final float[][] means;
  private final float[][] squares;
  private final double learningRate;
  private final double longest;
  private double meanRemainder = 1;
  private double squareRemainder = 1;

  /**
   * Learns parameters.
   *
   * @param learningRate about how far each value moves in a step; 0 leaves all as it is
   * @param longest the greatest length of all gradients, taken as one vector; 0 for no limit
   */
  public Adam(List<Parameter> parameters, double learningRate, double longest) {
    this.parameters = List.copyOf(parameters);
    this.learningRate = learningRate;
    this.longest = longest;
    this.means = zeros();
    this.squares = zeros();
  }

  private float[][] zeros() {
    return parameters.stream()
        .map(parameter -> new float[parameter.values().length])
        .toArray(float[][]::new);
  }

  /**
   * Takes a step and forgets the gradients.
   *
   * @throws UserProblem if the gradients are not finite, or nearly so
   */
  public void step() {
    meanRemainder *= MEAN_DECAY;
    squareRemainder *= SQUARE_DECAY;
    float rate = (float) (learningRate / (1 - meanRemainder));
    float squareScale = (float) (1 / (1 - squareRemainder));
    float scale = scale();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      step(parameter, means[i], squares[i], scale, rate, squareScale);
      parameter.clearGradients();
    }
  }

  /** What gradients are multiplied by to be no longer than allowed. */
  private float scale() {
    double square = 0;
    for (Parameter parameter : parameters) {
      for (float gradient : parameter.gradients()) {
        square += (double) gradient * gradient;
      }
    }
    double length = Math.sqrt(square);
    if (!(length <= DIVERGED)) {
      throw new UserProblem(
          "go on learning",
          "the training diverged: its gradients have a length of " + length,
          "a smaller learning_rate, or a gradient_clip of 1");
    }
    return longest > 0 && length > longest ? (float) (longest / length) : 1;
  }

  private static void step(
      Parameter parameter,
      float[] mean,
      float[] square,
      float scale,
      float rate,
      float squareScale) {
    float[] values = parameter.values();
    float[] gradients = parameter.gradients();
    for (int i = 0; i < values.length; i++) {
      float gradient = gradients[i] * scale;
      mean[i] += (1 - MEAN_DECAY) * (gradient - mean[i]);
      square[i] += (1 - SQUARE_DECAY) * (gradient * gradient - square[i]);
      values[i] -= rate * mean[i] / ((float) Math.sqrt(square[i] * squareScale) + EPSILON);
    }
  }
}
