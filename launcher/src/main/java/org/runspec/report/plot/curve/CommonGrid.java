package org.runspec.report.plot.curve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The x values at which several curves are compared. */
final class CommonGrid {
  /** More than any plot has pixels for. */
  private static final int MOST = 1000;

  private CommonGrid() {}

  /**
   * All x of all curves, if they are not too many; else so many in even steps.
   *
   * @param log whether steps are even on a logarithmic axis
   */
  static double[] of(List<Points> curves, boolean log) {
    boolean areAlike = curves.stream().allMatch(curve -> curve.hasSameX(curves.get(0)));
    double[] all =
        areAlike
            ? curves.isEmpty() ? new double[0] : curves.get(0).xs()
            : curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.xs()))
                .sorted()
                .distinct()
                .toArray();
    return areAlike || all.length <= MOST ? all : even(all, log);
  }

  private static double[] even(double[] all, boolean log) {
    boolean isLog = log && all[0] > 0;
    double from = isLog ? Math.log(all[0]) : all[0];
    double last = all[all.length - 1];
    double to = isLog ? Math.log(last) : last;
    double[] grid =
        IntStream.range(0, MOST)
            .mapToDouble(i -> from + (to - from) * i / (MOST - 1))
            .map(x -> isLog ? Math.exp(x) : x)
            .toArray();
    grid[0] = all[0]; // where rounding would put it beyond every curve
    grid[MOST - 1] = last;
    return grid;
  }
}
