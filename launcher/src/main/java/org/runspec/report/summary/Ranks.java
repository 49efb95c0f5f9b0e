package org.runspec.report.summary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The places of numbers among each other, from the lowest on, each as many places wide as it has
 * weight: no outlier rules them.
 */
final class Ranks {
  private Ranks() {}

  /** Equal numbers share the middle of their places. */
  static double[] of(List<Double> values, double[] weights) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparingDouble(values::get))
            .toList();
    double[] ranks = new double[values.size()];
    double below = 0;
    for (int from = 0; from < ranks.length; ) {
      int to = from;
      double width = 0;
      while (to < ranks.length && values.get(order.get(to)).equals(values.get(order.get(from)))) {
        width += weights[order.get(to)];
        to++;
      }
      for (int place = from; place < to; place++) {
        ranks[order.get(place)] = below + width / 2;
      }
      below += width;
      from = to;
    }
    return ranks;
  }
}
