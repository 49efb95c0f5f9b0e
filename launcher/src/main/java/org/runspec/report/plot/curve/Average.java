package org.runspec.report.plot.curve;

import java.util.Arrays;
import java.util.List;

/**
 * Several curves as one. At each x count those curves that reach there; none is continued beyond
 * its ends.
 *
 * @param middle what became of them
 * @param low the spread's lower end at each x
 * @param high the spread's upper end at each x
 * @param counts how many curves counted at each x
 */
public record Average(Points middle, Points low, Points high, List<Integer> counts) {
  public Average {
    counts = List.copyOf(counts);
  }

  /**
   * Averages.
   *
   * @param statistic what is taken of the y at each x
   * @param log whether the x axis is logarithmic, which matters where x values differ between
   *     curves
   */
  public static Average of(
      List<Points> curves, Statistic statistic, Dispersion spread, boolean log) {
    double[] grid = CommonGrid.of(curves, log);
    double[] middle = new double[grid.length];
    double[] low = new double[grid.length];
    double[] high = new double[grid.length];
    Integer[] counts = new Integer[grid.length];
    for (int i = 0; i < grid.length; i++) {
      double x = grid[i];
      double[] values =
          curves.stream().mapToDouble(curve -> curve.at(x)).filter(y -> !Double.isNaN(y)).toArray();
      middle[i] = statistic.of(values);
      low[i] = spread.low(middle[i], values);
      high[i] = spread.high(middle[i], values);
      counts[i] = values.length;
    }
    return new Average(
        Points.of(grid, middle), Points.of(grid, low), Points.of(grid, high), List.of(counts));
  }

  /** Whether the spread can be seen anywhere. */
  public boolean hasSpread() {
    return Arrays.stream(low.xs()).map(low::at).anyMatch(y -> !Double.isNaN(y));
  }
}
