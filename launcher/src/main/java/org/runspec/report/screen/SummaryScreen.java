package org.runspec.report.screen;

import java.util.List;
import org.runspec.job.JobRecord;
import org.runspec.job.SearchStyle;
import org.runspec.report.CellText;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.HoursTable;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.MeanText;
import org.runspec.report.summary.Scored;
import org.runspec.report.summary.Scores;
import org.runspec.report.summary.ScoresText;
import org.runspec.report.summary.SearchText;

/** What is to be learned from a job, on a screen. */
public final class SummaryScreen {
  private static final int MOST_CAUSES = 8;
  private final Frame frame;
  private final boolean whole;

  /**
   * For a screen.
   *
   * @param whole whether long tables are shown to their beginning
   */
  public SummaryScreen(Frame frame, boolean whole) {
    this.frame = frame;
    this.whole = whole;
  }

  /** Of one job. */
  public List<String> of(JobSummary summary) {
    ScreenLines lines = new ScreenLines(frame);
    head(summary, lines);
    Scores scores = summary.scores();
    if (scores.runs().isEmpty()) {
      lines.gap();
      lines.text(new ScoresText(summary.scores()).nothing());
    } else if (summary.isSearch()) {
      new SearchLines(summary, lines).show(whole);
    } else {
      runs(summary, lines);
    }
    if (summary.view().job().check().isPresent()) {
      new CheckLines(summary, lines).ofCheck();
    }
    if (!summary.failures().isEmpty()) {
      lines.gap();
      new FailureGroups(summary.failures()).showWhole(MOST_CAUSES, lines);
    }
    lines.gap();
    lines.numbers(List.of("time of", "count", "hours"), new HoursTable(summary.hours()).rows());
    return lines.lines();
  }

  private static void head(JobSummary summary, ScreenLines lines) {
    JobRecord job = summary.view().job();
    lines.line(
        job.job()
            + ": "
            + summary.view().state()
            + ", "
            + StateCounts.number(job.shape().totalRuns(), "run")
            + " on "
            + StateCounts.number(job.shape().nodes(), "node")
            + " of "
            + job.target());
    lines.field("runspec", job.origin().spec());
    if (!job.description().isBlank()) {
      lines.field("why", job.description());
    }
    lines.field("search", search(summary));
    lines.field("objective", new ScoresText(summary.scores()).objective());
    lines.field("learned from", new ScoresText(summary.scores()).learnedFrom());
  }

  private static String search(JobSummary summary) {
    if (summary.isSearch()) {
      return new SearchText(summary).line();
    }
    return summary.view().job().style() == SearchStyle.MULTI
        ? "none: several commands, taken in turn"
        : "none: all runs have the same hyperparameters";
  }

  private static void runs(JobSummary summary, ScreenLines lines) {
    String metric = summary.scores().objective().metric();
    lines.gap();
    summary.all().ifPresent(all -> lines.field("result", metric + " " + MeanText.of(all)));
    summary.bestRun().ifPresent(best -> lines.field("best run", run(best, lines.cells())));
  }

  static String run(Scored best, CellText cells) {
    return best.run().name() + ", " + cells.measured(best.value());
  }
}
