package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What is made of series before they are drawn, as it was typed. {@link CurveTerms} reads it. */
final class CurveOptions {
  @Parameter(
      names = "--x",
      description =
          "What is measured along the x axis: iters (the step), time (hours since the run"
              + " started), hrs (hours of the stage), or a metric that is logged with the others")
  String x = "iters";

  @Parameter(
      names = "--aggregate",
      description =
          "Draws one curve for each group: none, mean, min, max, std, var or sem of its runs at"
              + " each x. Runs that were logged at different x are interpolated, none beyond its"
              + " ends")
  String aggregate;

  @Parameter(
      names = "--group-by",
      description =
          "What runs of one colour have in common: run, node, job, experiment, workspace, or a"
              + " hyperparameter")
  String groupBy;

  @Parameter(
      names = "--break-on",
      description =
          "What has a panel of its own: col (each metric, if nothing is said), run, group, several"
              + " of them with commas, or none")
  List<String> breakOn = new ArrayList<>();

  @Parameter(
      names = "--shadow-type",
      description =
          "The band around curves: none, min-max, std, var or sem of the runs of a group;"
              + " pre-smooth draws faintly what was smoothed")
  String shadowType;

  @Parameter(names = "--shadow-alpha", description = "How opaque bands are, from 0 to 1")
  double shadowAlpha = 0.2;

  @Parameter(
      names = "--error-bars",
      description = "Bars at the points of aggregated curves: none, std, var or sem")
  String errorBars = "none";

  @Parameter(
      names = "--smoothing-factor",
      description = "Smooths curves exponentially: 0 not at all, 0.9 strongly, below 1")
  double smoothing;

  @Parameter(names = "--max-traces", description = "Draws so many curves at most")
  int maxTraces = 1024;
}
