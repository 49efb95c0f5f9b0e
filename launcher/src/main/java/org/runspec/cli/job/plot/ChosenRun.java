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

  /** The name of the store that it is in. */
  String store() {
    return sight.store();
  }

  /**
   * What plots of a search of its job alone show: no more, since there may be very many runs.
   *
   * @param hparams those that count
   */
  public PlottedRun scored(Map<String, Object> hparams) {
    Map<String, String> columns =
        Map.of(PlottedRun.RUN, row.name().toString(), RunColumns.JOB, job.job().toString());
    return new PlottedRun(columns, hparams, result(), hours(), Map.of());
  }

  /** The same for plots, with its series. */
  PlottedRun with(Map<String, Points> curves, RunNames names) {
    return new PlottedRun(columns(names), row.hparams(), result(), hours(), curves);
  }

  private Map<String, String> columns(RunNames names) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(PlottedRun.RUN, names.run(this));
    columns.put("node", names.node(this));
    columns.put(RunColumns.JOB, names.job(this));
    columns.put("experiment", job.experiment());
    columns.put("workspace", job.workspace());
    columns.put("target", job.target());
    columns.put(RunColumns.STATUS, row.state().toString());
    columns.put("search", job.style().toString());
    columns.put("description", job.description());
    row.hparams().forEach((name, value) -> columns.put(RunColumns.HPARAMS + name, "" + value));
    row.tags().forEach((name, value) -> columns.put(RunColumns.TAGS + name, value));
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
