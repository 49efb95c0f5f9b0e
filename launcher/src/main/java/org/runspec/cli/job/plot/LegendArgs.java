package org.runspec.cli.job.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.cli.session.WordChoice;
import org.runspec.report.plot.figure.LegendForm;
import org.runspec.report.plot.figure.LegendForm.Place;

/** What {@code --legend-args} says, by the names that plotting libraries have. */
final class LegendArgs {
  /** Of letters, in pixels, as all sizes here. */
  private static final double LARGEST = 72;

  /** Of columns, and of entries. */
  private static final double MOST = 1000;

  private final NamedArgs args;

  LegendArgs(List<String> words) {
    this.args = new NamedArgs("--legend-args", words, List.of("loc", "fontsize", "ncol", "most"));
  }

  LegendForm form(Optional<Boolean> isShown) {
    LegendForm usual = LegendForm.USUAL;
    Place place =
        args.word("loc")
            .map(word -> WordChoice.of("--legend-args loc", word, List.of("right", "bottom")))
            .map(word -> Place.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(usual.place());
    return new LegendForm(
        isShown,
        place,
        Math.max(4, args.number("fontsize", LARGEST).orElse(usual.size())),
        (int) args.number("ncol", MOST).orElse(usual.columns()),
        (int) Math.max(1, args.number("most", MOST).orElse(usual.most())));
  }
}
