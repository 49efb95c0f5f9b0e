package org.runspec.report.summary;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Foretells each run from the levels of its hyperparameters, knowing all other runs: an effect of
 * each level, added up, and shrunk as if every level had been seen some times more without any
 * (ridge regression, whose errors on the run left out have a closed form).
 */
final class RidgeRegression {
  private final List<Levels> levels;
  private final double[] target;
  private final double[] weights;
  private final double all;
  private final double mean;

  /**
   * For some runs.
   *
   * @param levels of each hyperparameter
   * @param target what is foretold of each run
   * @param weights how much each run counts
   */
  RidgeRegression(List<Levels> levels, double[] target, double[] weights) {
    this.levels = levels;
    this.target = target;
    this.weights = weights;
    this.all = Arrays.stream(weights).sum();
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      sum += weights[i] * target[i];
    }
    this.mean = sum / all;
  }

  /** The normal equations of some hyperparameters, solved. */
  private record Solved(double[][] rows, double[][] lower, double[] effects) {}

  /**
   * By how much each run is missed that is foretold from all others.
   *
   * @param known which hyperparameters are known, by index
   * @param penalty above 0; a great one foretells the mean
   */
  double[] leaveOneOutResiduals(IntPredicate known, double penalty) {
    Solved solved = solved(known, penalty);
    int n = target.length;
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      double[] row = solved.rows()[i];
      double told = mean;
      for (int j = 0; j < row.length; j++) {
        told += row[j] * solved.effects()[j];
      }
      double leverage = 1 / all;
      for (double part : forwardSubstitution(solved.lower(), row)) {
        leverage += part * part;
      }
      leverage *= weights[i];
      residuals[i] = (target[i] - told) / Math.max(1e-9, 1 - leverage);
    }
    return residuals;
  }

  /**
   * What each level adds, whatever levels of others its runs had.
   *
   * @return by hyperparameter and level
   */
  double[][] effects(double penalty) {
    double[] all = solved(d -> true, penalty).effects();
    double[][] effects = new double[levels.size()][];
    int offset = 0;
    for (int d = 0; d < effects.length; d++) {
      int count = levels.get(d).count();
      effects[d] = Arrays.copyOfRange(all, offset, offset + count);
      offset += count;
    }
    return effects;
  }

  private Solved solved(IntPredicate known, double penalty) {
    double[][] rows = rows(known);
    int width = rows[0].length;
    double[][] lower = cholesky(rows, width, weights, penalty);
    double[] pulls = new double[width];
    for (int i = 0; i < target.length; i++) {
      for (int j = 0; j < width; j++) {
        pulls[j] += weights[i] * rows[i][j] * (target[i] - mean);
      }
    }
    return new Solved(rows, lower, backSubstitution(lower, forwardSubstitution(lower, pulls)));
  }

  /** A column for each level, its mean taken away. */
  private double[][] rows(IntPredicate known) {
    int width = 0;
    for (int d = 0; d < levels.size(); d++) {
      width += known.test(d) ? levels.get(d).count() : 0;
    }
    int n = target.length;
    double[][] rows = new double[n][width];
    int offset = 0;
    for (int d = 0; d < levels.size(); d++) {
      if (known.test(d)) {
        int[] of = levels.get(d).of();
        for (int i = 0; i < n; i++) {
          rows[i][offset + of[i]] = 1;
        }
        offset += levels.get(d).count();
      }
    }
    for (int j = 0; j < width; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += weights[i] * rows[i][j];
      }
      for (double[] row : rows) {
        row[j] -= sum / all;
      }
    }
    return rows;
  }

  /** Cholesky's factor of the normal equations. */
  private static double[][] cholesky(double[][] rows, int width, double[] weights, double penalty) {
    double[][] lower = new double[width][width];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      for (int j = 0; j < width; j++) {
        for (int k = 0; k <= j; k++) {
          lower[j][k] += weights[i] * row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < width; j++) {
      lower[j][j] += penalty;
      for (int k = 0; k <= j; k++) {
        double rest = lower[j][k];
        for (int m = 0; m < k; m++) {
          rest -= lower[j][m] * lower[k][m];
        }
        lower[j][k] = j == k ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[k][k];
      }
    }
    return lower;
  }

  private static double[] forwardSubstitution(double[][] lower, double[] right) {
    double[] solved = new double[right.length];
    for (int j = 0; j < solved.length; j++) {
      double rest = right[j];
      for (int k = 0; k < j; k++) {
        rest -= lower[j][k] * solved[k];
      }
      solved[j] = rest / lower[j][j];
    }
    return solved;
  }

  private static double[] backSubstitution(double[][] lower, double[] right) {
    double[] solved = new double[right.length];
    for (int j = solved.length - 1; j >= 0; j--) {
      double rest = right[j];
      for (int k = j + 1; k < solved.length; k++) {
        rest -= lower[k][j] * solved[k];
      }
      solved[j] = rest / lower[j][j];
    }
    return solved;
  }
}
