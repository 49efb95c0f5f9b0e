package org.runspec.report.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.runspec.report.plot.curve.Points;

/** Runs of one job, as tests draw them. */
final class PlottedRuns {
  private PlottedRuns() {}

  static PlottedRun of(int number, Map<String, Points> curves) {
    return of(number, Map.of(), OptionalDouble.empty(), curves);
  }

  static PlottedRun scored(int number, Map<String, Object> hparams, double objective) {
    return of(number, hparams, OptionalDouble.of(objective), Map.of());
  }

  static PlottedRun of(int number, Object rate, Map<String, Points> curves) {
    return of(number, Map.of("lr", rate), OptionalDouble.empty(), curves);
  }

  private static PlottedRun of(
      int number, Map<String, Object> hparams, OptionalDouble objective, Map<String, Points> all) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(PlottedRun.RUN, "run1." + number);
    columns.put("job", "job1");
    columns.put("description", "");
    hparams.forEach((name, value) -> columns.put(RunColumns.HPARAMS + name, "" + value));
    return new PlottedRun(columns, hparams, objective, number, all);
  }

  static Points curve(double... pairs) {
    double[] x = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i]).toArray();
    double[] y = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i + 1]).toArray();
    return Points.curve(x, y);
  }

  static List<PlottedRun> some(int count, Map<String, Points> curves) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> of(number, curves)).toList();
  }
}
