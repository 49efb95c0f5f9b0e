package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What is made of series before they are drawn, as it was typed. {@link CurveTerms} reads it. */
final class CurveOptions {
  static final String AGGREGATE = "--aggregate";
  static final String GROUP_BY = "--group-by";
  static final String BREAK_ON = "--break-on";
  static final String SHADOW_TYPE = "--shadow-type";
  static final String SHADOW_ALPHA = "--shadow-alpha";
  static final String ERROR_BARS = "--error-bars";
  static final String SMOOTHING_FACTOR = "--smoothing-factor";
  static final String MAX_TRACES = "--max-traces";

  @Parameter(
      names = "--x",
      description =
          "What is measured along the x axis: iters (the step), time (hours since the run"
              + " started), hrs (hours of the stage), or a metric that is logged with the others")
  String x = "iters";

  @Parameter(
      names = AGGREGATE,
      description =
          "Draws one curve for each group: none, mean, min, max, std, var or sem of its runs at"
              + " each x. Runs that were logged at different x are interpolated, none beyond its"
              + " ends")
  String aggregate;

  @Parameter(
      names = GROUP_BY,
      description =
          "What runs of one colour have in common: run, node, job, experiment, workspace, a"
              + " hyperparameter, or a tag; hparams.lr and tags.lr where both are called lr")
  String groupBy;

  @Parameter(
      names = BREAK_ON,
      description =
          "What has a panel of its own: col (each metric, if nothing is said), run, group, several"
              + " of them with commas, or none")
  List<String> breakOn = new ArrayList<>();

  @Parameter(
      names = SHADOW_TYPE,
      description =
          "The band around curves: none, min-max, std, var or sem of the runs of a group;"
              + " pre-smooth draws faintly what was smoothed")
  String shadowType;

  @Parameter(names = SHADOW_ALPHA, description = "How opaque bands are, from 0 to 1")
  double shadowAlpha = 0.2;

  @Parameter(
      names = ERROR_BARS,
      description = "Bars at the points of aggregated curves: none, std, var or sem")
  String errorBars = "none";

  @Parameter(
      names = SMOOTHING_FACTOR,
      description = "Smooths curves exponentially: 0 not at all, 0.9 strongly, below 1")
  double smoothing;

  @Parameter(names = MAX_TRACES, description = "Draws so many curves at most")
  int maxTraces = 1024;
}
