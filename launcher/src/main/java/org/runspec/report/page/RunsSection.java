package org.runspec.report.page;

import java.util.List;
import java.util.Locale;
import org.runspec.report.EntrySheet;
import org.runspec.report.EntrySheet.Cell;
import org.runspec.report.EntrySheet.Header;
import org.runspec.report.StateCounts;

/** The table of runs, sorted by a click on a header. */
final class RunsSection {
  private final JobReport.Runs runs;

  RunsSection(JobReport report) {
    this.runs = report.runs();
  }

  void write(Markup page) {
    EntrySheet sheet = runs.sheet();
    page.open("section").element("h2", "Runs").newline();
    int shown = sheet.rows().size();
    if (shown < runs.of()) {
      page.element(
              "p",
              "The best "
                  + StateCounts.number(shown)
                  + " of "
                  + StateCounts.number(runs.of(), "run")
                  + ".")
          .newline();
    }
    page.open("div", "class", "wide").open("table", "class", "sorted").newline();
    page.open("thead").open("tr");
    for (Header header : sheet.headers()) {
      page.open("th", "class", kind(header), "scope", "col");
      page.element("button", header.text(), "type", "button").close("th");
    }
    page.close("tr").close("thead").newline().open("tbody").newline();
    sheet.rows().forEach(row -> row(sheet.headers(), row, page));
    page.close("tbody").close("table").close("div").newline().close("section").newline();
  }

  private static void row(List<Header> headers, List<Cell> row, Markup page) {
    page.open("tr");
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      if (cell.order().isPresent()) {
        String order = String.format(Locale.ROOT, "%s", cell.order().getAsDouble());
        page.element("td", cell.text(), "class", kind(headers.get(i)), "data-n", order);
      } else {
        page.element("td", cell.text(), "class", kind(headers.get(i)));
      }
    }
    page.close("tr").newline();
  }

  private static String kind(Header header) {
    return header.isRight() ? "number" : "text";
  }
}
