package org.runspec.report.page;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.FailureCause;

/** Why runs failed, and the last that one of each cause printed. */
final class FailureSection {
  private static final int NAMED = 5;

  private final JobReport report;

  FailureSection(JobReport report) {
    this.report = report;
  }

  void write(Markup page) {
    List<FailureCause> causes = report.summary().failures();
    if (causes.isEmpty()) {
      return;
    }
    page.open("section").element("h2", "Failures").newline();
    List<List<String>> rows = new ArrayList<>();
    for (FailureCause cause : causes) {
      rows.add(List.of(StateCounts.number(cause.runs().size()), cause.cause(), cause.names(NAMED)));
    }
    new PlainTable(List.of("#runs", "cause", "which"), rows).write(page);
    for (JobReport.Output output : report.outputs()) {
      page.fold("The last of what " + output.run() + " printed");
      page.lines(output.lines()).close("details").newline();
    }
    page.close("section").newline();
  }
}
