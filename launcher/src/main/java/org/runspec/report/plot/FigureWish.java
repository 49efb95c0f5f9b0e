package org.runspec.report.plot;

import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.figure.LegendForm;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Sheet;

/**
 * How a figure looks.
 *
 * @param title above it; what suits the runs if nothing is said
 * @param plotTitles of its panels in order, or one for all; {@code $col} and the like stand for
 *     what the panel has to itself; none for what suits them
 * @param legendTitles of its series in order, or one for all, likewise
 * @param xLabel of the x axes
 * @param yLabel of the y axes
 * @param xLog whether the x axes are logarithmic
 * @param yLog whether the y axes are logarithmic
 * @param palette the colours; usual ones if nothing is said
 */
public record FigureWish(
    Optional<String> title,
    List<String> plotTitles,
    List<String> legendTitles,
    Optional<String> xLabel,
    Optional<String> yLabel,
    boolean xLog,
    boolean yLog,
    Optional<Palette> palette,
    Strokes strokes,
    Look look,
    LegendForm legend,
    Sheet sheet) {
  public FigureWish {
    plotTitles = List.copyOf(plotTitles);
    legendTitles = List.copyOf(legendTitles);
  }

  /** Nothing is said. */
  public static FigureWish usual() {
    return new FigureWish(
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        Strokes.USUAL,
        Look.WHITEGRID,
        LegendForm.USUAL,
        Sheet.USUAL);
  }
}
