package org.runspec.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.CellText;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.Best;
import org.runspec.report.summary.BestHistory.Period;
import org.runspec.report.summary.Candidate;
import org.runspec.report.summary.Checked;
import org.runspec.report.summary.CheckedText;
import org.runspec.report.summary.HoursTable;
import org.runspec.report.summary.Importance;
import org.runspec.report.summary.ImportanceText;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.MeanText;
import org.runspec.report.summary.ScoresText;
import org.runspec.report.summary.SearchText;
import org.runspec.report.summary.ValuesText;

/** What the job found. */
final class FindingsSection {
  private final JobSummary summary;
  private final String metric;
  private final CellText cells;

  FindingsSection(JobReport report) {
    this.summary = report.summary();
    this.metric = summary.scores().objective().metric();
    this.cells = new CellText(report.zone());
  }

  void write(Markup page) {
    page.open("section").element("h2", "Findings").newline();
    if (!summary.view().state().isTerminal()) {
      page.element("p", "The job is not over yet.", "class", "note").newline();
    }
    page.open("dl").newline();
    facts(page);
    page.close("dl").newline();
    if (summary.scores().runs().isEmpty()) {
      page.element("p", new ScoresText(summary.scores()).nothing(), "class", "note").newline();
    }
    checks(page);
    if (summary.isSearch() && !summary.scores().runs().isEmpty()) {
      importance(page);
      history(page);
    }
    hours(page);
    page.close("section").newline();
  }

  private void facts(Markup page) {
    fact("objective", new ScoresText(summary.scores()).objective(), page);
    fact("learned from", new ScoresText(summary.scores()).learnedFrom(), page);
    Optional<Best> best = summary.history().last();
    if (summary.isSearch()) {
      fact("search", new SearchText(summary).line(), page);
      best.ifPresent(it -> fact("best", new ValuesText(it.candidate().values()).toString(), page));
      best.ifPresent(it -> fact("estimate", MeanText.of(it).toString(), page));
    } else {
      summary.all().ifPresent(all -> fact("result", MeanText.of(all).toString(), page));
    }
    summary
        .bestRun()
        .ifPresent(
            run -> fact("best run", run.run().name() + ", " + cells.measured(run.value()), page));
  }

  private static void fact(String name, String value, Markup page) {
    page.element("dt", name).element("dd", value).newline();
  }

  private void checks(Markup page) {
    boolean isChecked = false;
    List<List<String>> rows = new ArrayList<>();
    for (Checked checked : summary.checks()) {
      isChecked |=
          summary.history().last().filter(best -> new CheckedText(checked).isOf(best)).isPresent();
      rows.add(
          List.of(
              checked.check().of() + ": " + checked.searched(),
              StateCounts.number(checked.searched().runs()),
              checked.job() + ": " + checked.mean().map(Object::toString).orElse("no run yet"),
              checked.mean().map(mean -> StateCounts.number(mean.runs())).orElse(""),
              checked.change().map(Object::toString).orElse(""),
              new ValuesText(checked.check().values()).toString()));
    }
    if (!rows.isEmpty()) {
      page.element("h3", "The best, checked").newline();
      new PlainTable(List.of("#searched", "#runs", "#checked", "#runs", "#change", "values"), rows)
          .write(page);
      page.element("p", CheckedText.TRUST, "class", "remark").newline();
    }
    int tried = summary.history().configurations();
    if (summary.isSearch() && !isChecked && tried > 1) {
      page.element("p", new SearchText(summary).curse(), "class", "note").newline();
    }
  }

  private void importance(Markup page) {
    Importance importance = summary.importance();
    page.element("h3", "How much each hyperparameter matters").newline();
    String doubt = new ImportanceText(importance).doubt(summary.space().size());
    if (importance.isKnown()) {
      page.open("div", "class", "wide").open("table").newline().open("thead").open("tr");
      for (String header : List.of("hyperparameter", "matters", "", "best at", "tried in")) {
        page.element("th", header);
      }
      page.close("tr").close("thead").newline().open("tbody").newline();
      importance.shares().forEach(share -> share(share, page));
      page.close("tbody").close("table").close("div").newline();
      String together = ImportanceText.percent(importance.together());
      page.element(
              "p",
              ImportanceText.MATTERS + " All together foretell " + together + " %.",
              "class",
              "remark")
          .newline();
    }
    if (!doubt.isEmpty()) {
      page.element("p", doubt, "class", "note").newline();
    }
  }

  private static void share(Importance.Share share, Markup page) {
    String width = "width:" + ImportanceText.percent(share.isSeen() ? share.share() : 0) + "%";
    page.open("tr").element("td", share.name());
    page.open("td", "class", "bar").open("span", "style", width).close("span").close("td");
    page.element("td", ImportanceText.share(share), "class", "number");
    page.element("td", share.isSeen() ? share.level() : "");
    page.element("td", share.isSeen() ? StateCounts.number(share.runs(), "run") : "");
    page.close("tr").newline();
  }

  private void history(Markup page) {
    List<Period> periods = summary.history().periods();
    page.element("h3", "How the best changed while runs ended").newline();
    List<List<String>> rows = new ArrayList<>();
    Optional<Candidate> before = Optional.empty();
    for (Period period : periods) {
      Best best = period.best();
      rows.add(
          List.of(
              StateCounts.number(period.runs(), "run"),
              best.estimate().toString(),
              StateCounts.number(best.estimate().runs()),
              best.run().run().name().toString(),
              new ValuesText(best.candidate().values()).since(before)));
      before = Optional.of(best.candidate());
    }
    new PlainTable(List.of("#best for", "#" + metric, "#runs", "best run", "values"), rows)
        .write(page);
  }

  private void hours(Markup page) {
    page.element("h3", "Hours used").newline();
    new PlainTable(List.of("time of", "#count", "#hours"), new HoursTable(summary.hours()).rows())
        .write(page);
  }
}
