package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.WholeValue;

/** How a figure looks, as it was typed. {@link LookTerms} reads it. */
final class LookOptions {
  @Parameter(
      names = "--title",
      splitter = WholeValue.class,
      description = "What stands above all; '' for nothing")
  String title;

  @Parameter(
      names = "--plot-titles",
      description =
          "Titles of the panels with commas between, or one for all, in which $col, $run, $job,"
              + " $group and names of hyperparameters stand for what the panel shows")
  List<String> plotTitles = new ArrayList<>();

  @Parameter(
      names = "--legend-titles",
      description = "What the curves are called in the legend, likewise")
  List<String> legendTitles = new ArrayList<>();

  @Parameter(names = "--x-label", description = "What stands below the x axes")
  String xLabel;

  @Parameter(names = "--y-label", description = "What stands beside the y axes")
  String yLabel;

  @Parameter(names = "--x-scale", description = "linear or log")
  String xScale = "linear";

  @Parameter(names = "--y-scale", description = "linear or log")
  String yScale = "linear";

  @Parameter(
      names = "--colors",
      description = "The curves' colours in turn, such as blue,#d55e00,green")
  List<String> colors = new ArrayList<>();

  @Parameter(
      names = "--color-map",
      description =
          "Takes the colours from a map: viridis, cividis, plasma, magma, coolwarm, blues or gray")
  String colorMap;

  @Parameter(
      names = "--color-steps",
      description = "How many colours are taken from the map before they come again")
  int colorSteps = 10;

  @Parameter(
      names = "--style",
      description = "What is around the curves: whitegrid, darkgrid, white or dark")
  String style = "whitegrid";

  @Parameter(
      names = "--plot-args",
      description =
          "More on curves: linewidth=2, alpha=0.5, linestyle=solid|dashed|dotted|dashdot|none,"
              + " markersize=3; several with commas")
  List<String> plotArgs = new ArrayList<>();

  @Parameter(
      names = "--legend-args",
      description =
          "More on the legend: loc=right|bottom, fontsize=12, ncol=3, most=24 entries; several with"
              + " commas")
  List<String> legendArgs = new ArrayList<>();

  @Parameter(
      names = "--show-legend",
      arity = 1,
      description = "true or false; if nothing is said, where there is more than one curve")
  Boolean showLegend;
}
