package org.runspec.cli.job.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/**
 * How a figure looks.
 *
 * @param options as they were typed
 */
record LookTerms(LookOptions options) {
  private static final String LINEAR = "linear";
  private static final String LOG = "log";

  // Written out: asking the enumerations would need their room where commands are only listed.
  private static final List<String> STYLES = List.of("whitegrid", "darkgrid", "white", "dark");
  private static final List<String> MAPS =
      List.of("viridis", "cividis", "plasma", "magma", "coolwarm", "blues", "gray");

  FigureWish wish(Sheet sheet) {
    return new FigureWish(
        Optional.ofNullable(options.title),
        options.plotTitles,
        options.legendTitles,
        Optional.ofNullable(options.xLabel),
        Optional.ofNullable(options.yLabel),
        isLog("--x-scale", options.xScale),
        isLog("--y-scale", options.yScale),
        palette(),
        new PlotArgs(options.plotArgs).strokes(),
        Look.valueOf(upper(WordChoice.of("--style", options.style, STYLES))),
        new LegendArgs(options.legendArgs).form(Optional.ofNullable(options.showLegend)),
        sheet);
  }

  private static boolean isLog(String option, String word) {
    return WordChoice.of(option, word, List.of(LINEAR, LOG)).equals(LOG);
  }

  private Optional<Palette> palette() {
    if (!options.colors.isEmpty() && options.colorMap != null) {
      throw new UserProblem(
          "choose colours", "--colors and --color-map exclude each other", "one of them");
    } else if (options.colorMap != null) {
      String name = upper(WordChoice.of("--color-map", options.colorMap, MAPS));
      int steps = CurveTerms.atLeastOne("--color-steps", options.colorSteps);
      return Optional.of(new Palette(ColorMap.valueOf(name).steps(steps)));
    }
    return options.colors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Palette(options.colors.stream().map(LookTerms::color).toList()));
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

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
