package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.curve.Points;

/**
 * A metric of a run.
 *
 * @param group the value of the column that runs are grouped by
 */
record Series(String metric, PlottedRun run, String group) {
  /** All of some runs, metric by metric. */
  static List<Series> of(List<PlottedRun> runs, List<String> metrics, String groupBy) {
    List<Series> all = new ArrayList<>();
    for (String metric : metrics) {
      for (PlottedRun run : runs) {
        if (run.curves().containsKey(metric)) {
          all.add(new Series(metric, run, run.in(groupBy)));
        }
      }
    }
    return all;
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
