package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.cli.session.WholeValue;
import org.runspec.cli.session.WordChoice;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.figure.ColorMap;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** How a figure looks. */
final class LookOptions {
  private static final String LINEAR = "linear";
  private static final String LOG = "log";

  @Parameter(
      names = "--title",
      splitter = WholeValue.class,
      description = "What stands above all; '' for nothing")
  private String title;

  @Parameter(
      names = "--plot-titles",
      description =
          "Titles of the panels with commas between, or one for all, in which $col, $run, $job,"
              + " $group and names of hyperparameters stand for what the panel shows")
  private List<String> plotTitles = new ArrayList<>();

  @Parameter(
      names = "--legend-titles",
      description = "What the curves are called in the legend, likewise")
  private List<String> legendTitles = new ArrayList<>();

  @Parameter(names = "--x-label", description = "What stands below the x axes")
  private String xLabel;

  @Parameter(names = "--y-label", description = "What stands beside the y axes")
  private String yLabel;

  @Parameter(names = "--x-scale", description = "linear or log")
  private String xScale = LINEAR;

  @Parameter(names = "--y-scale", description = "linear or log")
  private String yScale = LINEAR;

  @Parameter(
      names = "--colors",
      description = "The curves' colours in turn, such as blue,#d55e00,green")
  private List<String> colors = new ArrayList<>();

  @Parameter(
      names = "--color-map",
      description =
          "Takes the colours from a map: viridis, cividis, plasma, magma, coolwarm, blues or gray")
  private String colorMap;

  @Parameter(
      names = "--color-steps",
      description = "How many colours are taken from the map before they come again")
  private int colorSteps = 10;

  @Parameter(
      names = "--style",
      description = "What is around the curves: whitegrid, darkgrid, white or dark")
  private String style = "whitegrid";

  @Parameter(
      names = "--plot-args",
      description =
          "More on curves: linewidth=2, alpha=0.5, linestyle=solid|dashed|dotted|dashdot|none,"
              + " markersize=3; several with commas")
  private List<String> plotArgs = new ArrayList<>();

  @Parameter(
      names = "--legend-args",
      description =
          "More on the legend: loc=right|bottom, fontsize=12, ncol=3, most=24 entries; several with"
              + " commas")
  private List<String> legendArgs = new ArrayList<>();

  @Parameter(
      names = "--show-legend",
      arity = 1,
      description = "true or false; if nothing is said, where there is more than one curve")
  private Boolean showLegend;

  FigureWish wish(Sheet sheet) {
    return new FigureWish(
        Optional.ofNullable(title),
        plotTitles,
        legendTitles,
        Optional.ofNullable(xLabel),
        Optional.ofNullable(yLabel),
        isLog("--x-scale", xScale),
        isLog("--y-scale", yScale),
        palette(),
        new PlotArgs(plotArgs).strokes(),
        Look.valueOf(upper(WordChoice.of("--style", style, words(Look.values())))),
        new LegendArgs(legendArgs).form(Optional.ofNullable(showLegend)),
        sheet);
  }

  private static boolean isLog(String option, String word) {
    return WordChoice.of(option, word, List.of(LINEAR, LOG)).equals(LOG);
  }

  private Optional<Palette> palette() {
    if (!colors.isEmpty() && colorMap != null) {
      throw new UserProblem(
          "choose colours", "--colors and --color-map exclude each other", "one of them");
    } else if (colorMap != null) {
      String name = upper(WordChoice.of("--color-map", colorMap, words(ColorMap.values())));
      int steps = CurveOptions.atLeastOne("--color-steps", colorSteps);
      return Optional.of(new Palette(ColorMap.valueOf(name).steps(steps)));
    }
    return colors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Palette(colors.stream().map(LookOptions::color).toList()));
  }

  private static Rgb color(String word) {
    return Rgb.parse(word)
        .orElseThrow(
            () ->
                new UserProblem(
                    "use the colour " + Quote.of(word),
                    "it is a name, one of "
                        + String.join(", ", Rgb.names().stream().sorted().toList())
                        + ", or as #d55e00",
                    "--colors " + Nearest.to(word, Rgb.names()).orElse("blue")));
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
