package org.runspec.search.parzen;

import org.runspec.search.chance.Draws;
import org.runspec.search.chance.Normal;

/** Normal distributions on a line, cut off at its ends. */
final class LineKernels implements Kernels {
  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  private final double[] means;
  private final double deviation;
  private final double[] logHeights;

  LineKernels(double[] means, double deviation) {
    this.means = means;
    this.deviation = deviation;
    this.logHeights = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      double inside =
          Normal.below((1 - means[i]) / deviation) - Normal.below(-means[i] / deviation);
      logHeights[i] = -StrictMath.log(inside * deviation * ROOT_OF_TWO_PI);
    }
  }

  @Override
  public void addLogs(double coordinate, double[] logs) {
    double factor = -0.5 / (deviation * deviation);
    for (int i = 0; i < means.length; i++) {
      double away = coordinate - means[i];
      logs[i] += logHeights[i] + away * away * factor;
    }
  }

  @Override
  public double logAnywhere() {
    return 0;
  }

  @Override
  public double drawn(int point, Draws draws) {
    return draws.nearby(means[point], deviation);
  }

  @Override
  public double drawnAnywhere(Draws draws) {
    return draws.unit();
  }
}
