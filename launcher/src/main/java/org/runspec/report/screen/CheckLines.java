package org.runspec.report.screen;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.Best;
import org.runspec.report.summary.Checked;
import org.runspec.report.summary.CheckedText;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.SearchText;
import org.runspec.report.summary.ValuesText;

/** What came of executing the best configuration of a search again. */
final class CheckLines {
  private final JobSummary summary;
  private final ScreenLines lines;

  CheckLines(JobSummary summary, ScreenLines lines) {
    this.summary = summary;
    this.lines = lines;
  }

  /** Below the best of a search: its checks, and how to make one where none is. */
  void ofSearch(Best best) {
    boolean isChecked = false;
    for (Checked checked : summary.checks()) {
      boolean isOfBest = new CheckedText(checked).isOf(best);
      isChecked |= isOfBest;
      lines.field("checked by", new CheckedText(checked).line(isOfBest));
    }
    int tried = summary.history().configurations();
    if (!isChecked && tried > 1) {
      lines.text(new SearchText(summary).curse());
      lines.command(
          "check it", "rerun " + summary.view().job().job() + " --best --runs " + CheckedText.RUNS);
    }
  }

  /** Of a job that checks: its mean beside the search's. */
  void ofCheck() {
    for (Checked checked : summary.checks()) {
      lines.gap();
      lines.line("It checks the best configuration of " + checked.check().of() + ":");
      lines.values("values", checked.check().values(), ValuesText::value);
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "the search, " + checked.check().of(),
              checked.searched().toString(),
              StateCounts.number(checked.searched().runs())));
      rows.add(
          List.of(
              "the check, " + checked.job(),
              checked.mean().map(Object::toString).orElse("no run yet"),
              checked.mean().map(mean -> StateCounts.number(mean.runs())).orElse("")));
      checked.change().ifPresent(change -> rows.add(List.of("change", change.toString(), "")));
      lines.numbers(List.of("mean of", summary.scores().objective().metric(), "runs"), rows);
      lines.text(CheckedText.TRUST);
    }
  }
}
