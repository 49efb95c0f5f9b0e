package org.runspec.report.summary;

import java.util.Arrays;
import java.util.List;

/**
 * Weights of runs by which every level of a hyperparameter counts as much as its others, though a
 * search tried some of them far more often (raking, or iterative proportional fitting).
 */
final class Raking {
  private static final int ROUNDS = 30;

  /** Where few runs had a level, they are raised so often at most: they decide nothing alone. */
  private static final double MOST = 10;

  private Raking() {}

  /**
   * One weight for each run, 1 in the mean.
   *
   * @param levels of each hyperparameter
   * @param runs how many there are
   */
  static double[] weights(List<Levels> levels, int runs) {
    double[] weights = new double[runs];
    Arrays.fill(weights, 1);
    for (int round = 0; round < ROUNDS; round++) {
      for (Levels some : levels) {
        level(weights, some);
      }
      double mean = Arrays.stream(weights).sum() / runs;
      for (int i = 0; i < runs; i++) {
        weights[i] = Math.min(MOST, weights[i] / mean);
      }
    }
    double mean = Arrays.stream(weights).sum() / runs;
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }

  private static void level(double[] weights, Levels levels) {
    double[] sums = new double[levels.count()];
    for (int i = 0; i < weights.length; i++) {
      sums[levels.of()[i]] += weights[i];
    }
    double wanted = (double) weights.length / levels.count();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= wanted / sums[levels.of()[i]];
    }
  }
}
