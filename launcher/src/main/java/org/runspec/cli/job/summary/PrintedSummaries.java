package org.runspec.cli.job.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.report.screen.SummaryScreen;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.Summaries;
import org.runspec.report.summary.SummaryJson;

/** Summaries of some jobs, gathered and then printed. */
final class PrintedSummaries {
  private final Sight screen;
  private final boolean whole;
  private final boolean isJson;
  private final List<JobSummary> summaries = new ArrayList<>();

  /**
   * None yet.
   *
   * @param screen where they are printed
   * @param whole whether histories are shown from their beginnings
   * @param isJson whether they are for programs
   */
  PrintedSummaries(Sight screen, boolean whole, boolean isJson) {
    this.screen = screen;
    this.whole = whole;
    this.isJson = isJson;
  }

  void add(Sight sight, List<String> names) throws IOException {
    Summaries of = new Summaries(sight.jobs(), sight.stores().files());
    for (JobRecord job : NamedJobs.of(sight, names, "summary")) {
      sight.requireStill(job);
      summaries.add(of.of(job, sight.now()));
    }
  }

  void print() {
    if (isJson) {
      screen.out().println(RecordFormat.line(summaries.stream().map(SummaryJson::of).toList()));
      return;
    }
    SummaryScreen lines = new SummaryScreen(screen.frame(), whole);
    String gap = "";
    for (JobSummary summary : summaries) {
      screen.out().print(gap);
      gap = System.lineSeparator();
      lines.of(summary).forEach(screen.out()::println);
    }
  }
}
