package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.report.plot.CurveWish.Break;

/**
 * What becomes one curve.
 *
 * @param key what has a colour of its own
 * @param ofGroup whether the key begins with the value of its group, or is of the metric alone
 * @param series of one panel; several if they are aggregated
 */
record PlottedCurve(String key, boolean ofGroup, List<Series> series) {
  PlottedCurve {
    series = List.copyOf(series);
  }

  /**
   * The curves of some series, in the order in which they begin.
   *
   * @param manyMetrics whether they are of more than one metric
   */
  static List<PlottedCurve> of(List<Series> all, CurveWish wish, boolean manyMetrics) {
    if (wish.aggregate().isEmpty()) {
      return all.stream().map(one -> one(List.of(one), wish, manyMetrics)).toList();
    }
    Map<List<String>, List<Series>> groups = new LinkedHashMap<>();
    for (Series one : all) {
      List<String> place = new ArrayList<>(one.panel(wish));
      place.add(key(one, wish, manyMetrics));
      groups.computeIfAbsent(place, unseen -> new ArrayList<>()).add(one);
    }
    return groups.values().stream().map(group -> one(group, wish, manyMetrics)).toList();
  }

  private static PlottedCurve one(List<Series> some, CurveWish wish, boolean manyMetrics) {
    boolean isGroup = isOneMetric(wish, manyMetrics) || !wish.breakOn().contains(Break.GROUP);
    return new PlottedCurve(key(some.get(0), wish, manyMetrics), isGroup, some);
  }

  private static boolean isOneMetric(CurveWish wish, boolean manyMetrics) {
    return !manyMetrics || wish.breakOn().contains(Break.COL);
  }

  private static String key(Series one, CurveWish wish, boolean manyMetrics) {
    String group = wish.breakOn().contains(Break.GROUP) ? "" : one.group();
    return isOneMetric(wish, manyMetrics) ? one.group() : (group + " " + one.metric()).strip();
  }

  /** One of its series, which tells what they have in common. */
  Series first() {
    return series.get(0);
  }
}
