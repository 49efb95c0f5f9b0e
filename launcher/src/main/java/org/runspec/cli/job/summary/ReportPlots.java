package org.runspec.cli.job.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.cli.job.plot.JobCurves;
import org.runspec.report.page.Plots;
import org.runspec.report.page.Plots.Plot;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.PlotKind;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.SearchFigure;
import org.runspec.report.plot.draw.Html;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.Scored;
import org.runspec.report.summary.Scores;

/** What is drawn of a job in its report. */
final class ReportPlots {
  private final Sight sight;
  private final JobSummary summary;
  private final List<Plot> plots = new ArrayList<>();

  /**
   * Of a job.
   *
   * @param sight the store that it is in
   */
  ReportPlots(Sight sight, JobSummary summary) {
    this.sight = sight;
    this.summary = summary;
  }

  /** How runs went, and what they came to; none of what none of them has. */
  Plots all() throws IOException, InterruptedException {
    List<ChosenRun> runs =
        summary.view().runs().stream()
            .map(run -> new ChosenRun(sight, summary.view().job(), run))
            .toList();
    Optional<Figure> curves = JobCurves.of(runs);
    curves.ifPresent(figure -> add("How runs went", figure));
    Scores scores = summary.scores();
    if (scores.runs().size() > 1) {
      objective(scores);
    }
    return plots.isEmpty() ? Plots.NONE : new Plots(plots, Html.style(), Html.script());
  }

  private void objective(Scores scores) {
    List<PlottedRun> runs = scores.runs().stream().map(this::plotted).toList();
    SearchFigure figure =
        new SearchFigure(
            runs, scores.objective().metric(), scores.isHigherBetter(), FigureWish.usual());
    add("The objective of each run, and the best so far", figure, figure.progress());
    int hyperparameters = figure.hyperparameters().size();
    if (hyperparameters > 0) {
      add("The objective over each hyperparameter", figure, figure.perHyperparameter());
    }
    if (hyperparameters > 1) {
      add("What each run had, from worst to best", figure, figure.parallel());
    }
  }

  private void add(String title, SearchFigure figure, List<Panel> panels) {
    add(title, figure.figure("", panels, List.of()));
  }

  private void add(String title, Figure figure) {
    plots.add(new Plot(title, PlotKind.fragment(figure, "plot" + plots.size())));
  }

  /** Of its hyperparameters, those that were searched. */
  private PlottedRun plotted(Scored scored) {
    return new ChosenRun(sight, summary.view().job(), scored.run())
        .scored(scored.candidate().values());
  }
}
