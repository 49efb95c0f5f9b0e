package org.runspec.report.page;

/** Runspecs by which anybody gets the best runs again. */
final class SpecsSection {
  private final JobReport report;

  SpecsSection(JobReport report) {
    this.report = report;
  }

  void write(Markup page) {
    if (report.specs().isEmpty()) {
      return;
    }
    page.open("section").element("h2", "The best runs again").newline();
    page.element("p", "Saved as a file and executed, each of these gives the same run again.")
        .newline();
    for (JobReport.Spec spec : report.specs()) {
      page.fold(spec.run() + ": " + spec.said());
      page.lines(spec.text().lines().toList()).close("details").newline();
    }
    page.close("section").newline();
  }
}
