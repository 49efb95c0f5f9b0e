package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.curve.Points;

/**
 * A metric of a run.
 *
 * @param group the value of the column that runs are grouped by
 */
record Series(String metric, PlottedRun run, String group) {
  /** All of some runs, metric by metric; in the order of groups where those are numbers. */
  static List<Series> of(List<PlottedRun> runs, List<String> metrics, String groupBy) {
    List<Series> all = new ArrayList<>();
    List<PlottedRun> ordered = ordered(runs, groupBy);
    for (String metric : metrics) {
      for (PlottedRun run : ordered) {
        if (run.curves().containsKey(metric)) {
          all.add(new Series(metric, run, run.in(groupBy)));
        }
      }
    }
    return all;
  }

  private static List<PlottedRun> ordered(List<PlottedRun> runs, String groupBy) {
    Map<PlottedRun, Double> places = new IdentityHashMap<>();
    for (PlottedRun run : runs) {
      OptionalDouble number = number(run.in(groupBy));
      if (number.isEmpty()) {
        return runs;
      }
      places.put(run, number.getAsDouble());
    }
    return runs.stream().sorted(Comparator.comparing(places::get)).toList();
  }

  /** Runs without a value stand behind all others. */
  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(text.isEmpty() ? Double.NaN : Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  Points curve() {
    return run.curves().get(metric);
  }

  /** What has a panel to itself, in so far as that is asked for. */
  List<String> panel(CurveWish wish) {
    return List.of(
        wish.breakOn().contains(Break.COL) ? metric : "",
        wish.breakOn().contains(Break.GROUP) ? group : "",
        wish.breakOn().contains(Break.RUN) ? run.name() : "");
  }

  /** What titles may speak of. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>(run.columns());
    run.hparams().forEach((name, value) -> values.putIfAbsent(name, String.valueOf(value)));
    values.put("col", metric);
    values.put("group", group);
    return values;
  }
}
