package org.runspec.report.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.report.EntrySheet;
import org.runspec.report.notebook.Changes;
import org.runspec.report.notebook.Delta;
import org.runspec.report.summary.JobSummary;

/**
 * All that a page tells of a job.
 *
 * @param since what is different from the latest earlier job of the same runspec
 * @param runs the table of runs, the best first
 * @param outputs the last that failed runs printed, one of each cause
 * @param specs of the best runs
 * @param made when it was found out
 * @param zone in which times are shown
 * @param version of this program
 */
public record JobReport(
    JobSummary summary,
    Optional<Since> since,
    Plots plots,
    Runs runs,
    List<Output> outputs,
    List<Spec> specs,
    Instant made,
    ZoneId zone,
    String version) {
  public JobReport {
    outputs = List.copyOf(outputs);
    specs = List.copyOf(specs);
  }

  /**
   * What is different.
   *
   * @param change of the objective's mean
   */
  public record Since(JobName job, Changes changes, Optional<Delta> change) {}

  /**
   * The table of runs.
   *
   * @param of how many runs there are
   */
  public record Runs(EntrySheet sheet, int of) {}

  /**
   * What a failed run printed last.
   *
   * @param run its name
   */
  public record Output(String run, List<String> lines) {
    public Output {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A runspec that gives a run again.
   *
   * @param run its name
   * @param said what is said of it, such as its objective
   */
  public record Spec(String run, String said, String text) {}
}
