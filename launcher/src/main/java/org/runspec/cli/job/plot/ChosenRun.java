package org.runspec.cli.job.plot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.cli.job.Sight;
import org.runspec.job.JobRecord;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.RunColumns;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.series.SeriesReader;
import org.runspec.store.JobView.RunRow;

/**
 * A run that is plotted.
 *
 * @param sight the store that it is in
 */
public record ChosenRun(Sight sight, JobRecord job, RunRow row) {
  private static final double SECONDS_PER_HOUR = 3600;

  SeriesReader.Source source() {
    return new SeriesReader.Source(job, row.index(), row.attempt(), row.started());
  }

  /** The same for plots, with its series. */
  public PlottedRun with(Map<String, Points> curves) {
    return new PlottedRun(columns(), row.hparams(), result(), hours(), curves);
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(PlottedRun.RUN, row.name().toString());
    columns.put("node", job.shape().parentOf(job.shape().nodeOf(row.index())).toString());
    columns.put("job", job.job().toString());
    columns.put("experiment", job.experiment());
    columns.put("workspace", job.workspace());
    columns.put("target", job.target());
    columns.put("status", row.state().toString());
    columns.put("search", job.style().toString());
    columns.put("description", job.description());
    row.hparams().forEach((name, value) -> columns.put(RunColumns.HPARAMS + name, "" + value));
    row.tags().forEach((name, value) -> columns.put("tags." + name, value));
    return columns;
  }

  private OptionalDouble result() {
    return job.objective().result(row.state(), row.metrics());
  }

  private double hours() {
    return row.ended()
        .map(end -> Duration.between(job.submitted(), end).toMillis() / 1e3 / SECONDS_PER_HOUR)
        .orElse(Double.POSITIVE_INFINITY);
  }
}
