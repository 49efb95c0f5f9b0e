package org.runspec.components.network;

import java.util.Random;

/** Probabilities of choices, from one score for each: the softmax of the scores. */
public final class Choices {
  private final double[] probabilities;
  private final double[] logarithms;

  /** Room for this many choices. */
  public Choices(int count) {
    this.probabilities = new double[count];
    this.logarithms = new double[count];
  }

  /** Takes the scores that begin at a place. */
  public void score(float[] scores, int at) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < probabilities.length; i++) {
      highest = Math.max(highest, scores[at + i]);
    }
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      logarithms[i] = scores[at + i] - highest;
      probabilities[i] = StrictMath.exp(logarithms[i]);
      sum += probabilities[i];
    }
    double logarithmOfSum = StrictMath.log(sum);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
      logarithms[i] -= logarithmOfSum;
    }
  }

  /** How probable a choice is. */
  public double probability(int choice) {
    return probabilities[choice];
  }

  /** The natural logarithm of how probable a choice is. */
  public double logProbability(int choice) {
    return logarithms[choice];
  }

  /** How open the choice is, in natural units: 0 if it is certain. */
  public double entropy() {
    double entropy = 0;
    for (int i = 0; i < probabilities.length; i++) {
      entropy -= probabilities[i] * logarithms[i];
    }
    return entropy;
  }

  /** The first of the most probable choices. */
  public int best() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Draws a choice. */
  public int draw(Random random) {
    double rest = random.nextDouble();
    for (int i = 0; i < probabilities.length - 1; i++) {
      rest -= probabilities[i];
      if (rest < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }
}
