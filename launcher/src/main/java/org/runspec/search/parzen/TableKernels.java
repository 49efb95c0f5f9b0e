package org.runspec.search.parzen;

import org.runspec.search.chance.Draws;
import org.runspec.search.chance.Normal;

/** Distributions over a few whole numbers, the same for all points that have the same number. */
final class TableKernels implements Kernels {
  /** Has a logarithm, and is less than any that counts. */
  private static final double IMPOSSIBLE = 1e-300;

  private final int[] points;
  private final double[][] shares;
  private final double[][] logs;

  /**
   * Kernels from a table.
   *
   * @param shares of each number (second index) in the kernel around each number (first index)
   */
  private TableKernels(double[] coordinates, double[][] shares) {
    this.points = new int[coordinates.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = (int) coordinates[i];
    }
    this.shares = shares;
    this.logs = new double[shares.length][shares.length];
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares.length; j++) {
        logs[j][i] = StrictMath.log(shares[i][j]); // by coordinate first, as it is looked up
      }
    }
  }

  /** Parts of normal distributions, cut off at the first and the last step. */
  static TableKernels ofSteps(double[] coordinates, int count, double deviation) {
    double[] below = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      below[i] = Normal.below((i - 0.5) / deviation);
    }
    double[][] shares = new double[count][count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = 0; j < count; j++) {
        int away = Math.abs(j - i);
        shares[i][j] = away == 0 ? 2 * below[1] - 1 : below[away + 1] - below[away];
        shares[i][j] = Math.max(shares[i][j], IMPOSSIBLE);
        sum += shares[i][j];
      }
      for (int j = 0; j < count; j++) {
        shares[i][j] /= sum;
      }
    }
    return new TableKernels(coordinates, shares);
  }

  /**
   * The number itself, and all numbers alike.
   *
   * @param alike the share of all numbers alike
   */
  static TableKernels ofKinds(double[] coordinates, int count, double alike) {
    double[][] shares = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        shares[i][j] = alike / count + (i == j ? 1 - alike : 0);
      }
    }
    return new TableKernels(coordinates, shares);
  }

  @Override
  public void addLogs(double coordinate, double[] sums) {
    double[] here = logs[(int) coordinate];
    for (int i = 0; i < points.length; i++) {
      sums[i] += here[points[i]];
    }
  }

  @Override
  public double logAnywhere() {
    return -StrictMath.log(shares.length);
  }

  @Override
  public double drawn(int point, Draws draws) {
    double[] of = shares[points[point]];
    double rest = draws.unit();
    int chosen = 0;
    while (chosen < of.length - 1 && rest >= of[chosen]) {
      rest -= of[chosen];
      chosen++;
    }
    return chosen;
  }

  @Override
  public double drawnAnywhere(Draws draws) {
    return draws.below(shares.length);
  }
}
