package org.runspec.report.plot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.report.plot.curve.Points;

/**
 * What plots show of a run.
 *
 * @param columns by which runs are grouped, such as {@code run}, {@code job} and {@code
 *     hparams.rate}, as texts
 * @param hparams chosen values by name
 * @param objective the number that tells how good it is, NaN if it is no finite one
 * @param hours from the submission of its job to its end; endless if it has not ended
 * @param curves its series by metric; there is none of a metric that it did not log
 */
public record PlottedRun(
    Map<String, String> columns,
    Map<String, Object> hparams,
    OptionalDouble objective,
    double hours,
    Map<String, Points> curves) {
  /** The column that names the run. */
  public static final String RUN = "run";

  public PlottedRun {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    hparams = Collections.unmodifiableMap(new LinkedHashMap<>(hparams));
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
  }

  /** Such as {@code run1.3}. */
  public String name() {
    return columns.get(RUN);
  }

  /** What stands in a column; empty if nothing does. */
  public String in(String column) {
    return columns.getOrDefault(column, "");
  }
}
