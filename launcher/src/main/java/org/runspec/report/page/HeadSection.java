package org.runspec.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.report.CellText;
import org.runspec.report.JobEntry;
import org.runspec.report.StateCounts;
import org.runspec.report.notebook.Changes;
import org.runspec.report.notebook.CodeChange;
import org.runspec.report.notebook.SpecChange;

/** The entry of the lab's notebook: what was done, why, and what was different this time. */
final class HeadSection {
  private static final int MOST_LINES = 2_000;

  private final JobReport report;

  HeadSection(JobReport report) {
    this.report = report;
  }

  void write(Markup page) {
    JobRecord job = report.summary().view().job();
    page.open("header").newline();
    page.element("h1", job.job().toString());
    if (!job.description().isBlank()) {
      page.element("p", job.description(), "class", "why").newline();
    }
    page.open("dl").newline();
    facts(job, page);
    page.close("dl").newline().close("header").newline();
    report.since().ifPresent(since -> changes(since, page));
  }

  private void facts(JobRecord job, Markup page) {
    CellText cells = new CellText(report.zone());
    JobRecord.Origin origin = job.origin();
    fact("status", report.summary().view().state() + ": " + runs(), page);
    fact("runspec", origin.spec(), page);
    fact("target", job.target() + ", " + StateCounts.number(job.shape().nodes(), "node"), page);
    fact(
        "submitted",
        cells.of(job.submitted()) + " by " + origin.user() + " on " + origin.host(),
        page);
    fact(
        "elapsed",
        CellText.duration(JobEntry.elapsed(report.summary().view(), report.made())),
        page);
    origin
        .commit()
        .ifPresent(
            commit -> fact("commit", commit + (origin.dirty() ? ", with changes" : ""), page));
    if (!origin.overrides().isEmpty()) {
      fact("command line", String.join(" ", origin.overrides()), page);
    }
    fact("this page", "of " + cells.of(report.made()) + ", " + report.version(), page);
  }

  private String runs() {
    return JobEntry.summary(report.summary().view());
  }

  private static void fact(String name, String value, Markup page) {
    page.element("dt", name).element("dd", value).newline();
  }

  private static void changes(JobReport.Since since, Markup page) {
    Changes changes = since.changes();
    page.open("section").element("h2", "Since " + since.job()).newline();
    since
        .change()
        .ifPresent(change -> page.element("p", "Objective: " + change, "class", "fact").newline());
    spec(changes.spec(), since, page);
    code(changes.code(), page);
    folded("All lines of the runspecs that differ", changes.specText(), page);
    folded("All lines of the code that differ", changes.codeText(), page);
    page.close("section").newline();
  }

  private static void spec(Optional<List<SpecChange>> changes, JobReport.Since since, Markup page) {
    if (changes.isEmpty()) {
      page.element("p", "One of the runspecs is not in the store any more.").newline();
    } else if (changes.get().isEmpty()) {
      page.element("p", "No value of the runspec differs.").newline();
    } else {
      List<List<String>> rows = new ArrayList<>();
      for (SpecChange change : changes.get()) {
        rows.add(List.of(change.path(), change.before().orElse(""), change.after().orElse("")));
      }
      new PlainTable(List.of("value", since.job().toString(), "now"), rows).write(page);
    }
  }

  private static void code(Optional<List<CodeChange>> changes, Markup page) {
    if (changes.isEmpty()) {
      page.element("p", "One of the code snapshots is not in the store any more.").newline();
    } else if (changes.get().isEmpty()) {
      page.element("p", "No file of the code differs.").newline();
    } else {
      List<List<String>> rows = new ArrayList<>();
      changes.get().forEach(file -> rows.add(List.of(file.file(), file.became())));
      new PlainTable(List.of("file", "lines"), rows).write(page);
    }
  }

  private static void folded(String title, List<String> lines, Markup page) {
    if (!lines.isEmpty()) {
      List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
      if (shown.size() < lines.size()) {
        shown.add("... and " + StateCounts.number(lines.size() - shown.size()) + " more lines");
      }
      page.fold(title).lines(shown).close("details").newline();
    }
  }
}
