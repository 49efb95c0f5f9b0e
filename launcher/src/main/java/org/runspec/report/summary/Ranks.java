package org.runspec.report.summary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The places of numbers among each other, from the lowest on: no outlier rules them. */
final class Ranks {
  private Ranks() {}

  /** Equal numbers share their places' mean. */
  static double[] of(List<Double> values) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparingDouble(values::get))
            .toList();
    double[] ranks = new double[values.size()];
    for (int from = 0; from < ranks.length; ) {
      int to = from + 1;
      while (to < ranks.length && values.get(order.get(to)).equals(values.get(order.get(from)))) {
        to++;
      }
      for (int place = from; place < to; place++) {
        ranks[order.get(place)] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
