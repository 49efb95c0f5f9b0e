package org.runspec.cli.job.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.cli.session.WordChoice;
import org.runspec.report.plot.Strokes;
import org.runspec.report.plot.figure.Dash;

/** What {@code --plot-args} says of curves, by the names that plotting libraries have. */
final class PlotArgs {
  /** Of lines and dots, in pixels. */
  private static final double WIDEST = 50;

  private final NamedArgs args;

  PlotArgs(List<String> words) {
    this.args =
        new NamedArgs(
            "--plot-args", words, List.of("linewidth", "alpha", "linestyle", "markersize"));
  }

  Strokes strokes() {
    OptionalDouble marker = args.number("markersize", WIDEST);
    return new Strokes(args.number("linewidth", WIDEST), args.number("alpha", 1), dash(), marker);
  }

  private Optional<Dash> dash() {
    List<String> known = List.of("solid", "dashed", "dotted", "dashdot", "none");
    return args.word("linestyle")
        .map(word -> WordChoice.of("--plot-args linestyle", word, known))
        .map(word -> Dash.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
