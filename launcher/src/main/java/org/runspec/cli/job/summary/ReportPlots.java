package org.runspec.cli.job.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.report.page.Plots;
import org.runspec.report.page.Plots.Plot;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.PlotKind;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.SearchFigure;
import org.runspec.report.plot.draw.Html;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.Scored;
import org.runspec.report.summary.Scores;

/** What is drawn of a job in its report. */
final class ReportPlots {
  private static final double MILLIS_PER_HOUR = 3.6e6;

  private final JobSummary summary;
  private final List<Plot> plots = new ArrayList<>();

  ReportPlots(JobSummary summary) {
    this.summary = summary;
  }

  /** Plots of the objective; none if too few runs have one. */
  Plots all() {
    Scores scores = summary.scores();
    if (scores.runs().size() < 2) {
      return Plots.NONE;
    }
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
    return new Plots(plots, Html.style(), Html.script());
  }

  private void add(String title, SearchFigure figure, List<Panel> panels) {
    String id = "plot" + plots.size();
    plots.add(new Plot(title, PlotKind.fragment(figure.figure("", panels, List.of()), id)));
  }

  private PlottedRun plotted(Scored scored) {
    double hours =
        scored
            .run()
            .ended()
            .map(end -> Duration.between(summary.view().job().submitted(), end).toMillis())
            .map(millis -> millis / MILLIS_PER_HOUR)
            .orElse(Double.POSITIVE_INFINITY);
    return new PlottedRun(
        Map.of(PlottedRun.RUN, scored.run().name().toString()),
        scored.configuration().values(),
        OptionalDouble.of(scored.value()),
        hours,
        Map.of());
  }
}
