package org.runspec.report.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.Best;
import org.runspec.report.summary.BestHistory;
import org.runspec.report.summary.BestHistory.Period;
import org.runspec.report.summary.Candidate;
import org.runspec.report.summary.Importance;
import org.runspec.report.summary.ImportanceText;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.MeanText;
import org.runspec.report.summary.ValuesText;

/** What a search found. */
final class SearchLines {
  private static final int MOST_PERIODS = 12;

  private final JobSummary summary;
  private final ScreenLines lines;
  private final String metric;

  SearchLines(JobSummary summary, ScreenLines lines) {
    this.summary = summary;
    this.lines = lines;
    this.metric = summary.scores().objective().metric();
  }

  /**
   * Shows it.
   *
   * @param whole whether the history is shown from its beginning
   */
  void show(boolean whole) {
    BestHistory history = summary.history();
    best(history.last().orElseThrow());
    lines.gap();
    history(history.periods(), whole);
    lines.gap();
    importance(summary.importance());
  }

  private void best(Best best) {
    lines.gap();
    lines.line(
        summary.view().state().isTerminal() ? "The best configuration:" : "The best so far:");
    lines.values("values", best.candidate().values(), ValuesText::value);
    lines.field("estimate", metric + " " + MeanText.of(best));
    lines.field("best run", SummaryScreen.run(best.run(), lines.cells()));
    new CheckLines(summary, lines).ofSearch(best);
  }

  private void history(List<Period> periods, boolean whole) {
    lines.line("How the best changed while runs ended:");
    int from = whole ? 0 : Math.max(0, periods.size() - MOST_PERIODS);
    Optional<Candidate> before =
        from == 0 ? Optional.empty() : Optional.of(periods.get(from - 1).best().candidate());
    List<List<String>> rows = new ArrayList<>();
    for (Period period : periods.subList(from, periods.size())) {
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
    lines.history(List.of("best for", metric, "runs", "best run", "values"), rows);
    if (from > 0) {
      lines.line("  and " + StateCounts.number(from) + " before; --all shows them");
    }
  }

  private void importance(Importance importance) {
    String doubt = new ImportanceText(importance).doubt(summary.space().size());
    if (!importance.isKnown()) {
      lines.text(doubt);
      return;
    }
    lines.line("How much each hyperparameter matters:");
    List<List<String>> rows = new ArrayList<>();
    for (Importance.Share share : importance.shares()) {
      rows.add(
          List.of(
              share.name(),
              ImportanceText.share(share),
              share.isSeen() ? share.level() : "",
              share.isSeen() ? StateCounts.number(share.runs(), "run") : ""));
    }
    rows.add(List.of("together", ImportanceText.percent(importance.together()) + " %", "", ""));
    lines.history(List.of("hyperparameter", "matters", "best at", "tried in"), rows);
    lines.text(ImportanceText.MATTERS + (doubt.isEmpty() ? "" : " " + doubt));
  }
}
