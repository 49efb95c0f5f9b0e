package org.runspec.report.plot;

import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Pen;

/**
 * How curves are drawn, beside their colours; what is absent suits their number.
 *
 * @param width of lines, in pixels
 * @param opacity of lines, from 0 to 1
 * @param dot radius of a dot at each point, in pixels
 */
public record Strokes(
    OptionalDouble width, OptionalDouble opacity, Optional<Dash> dash, OptionalDouble dot) {
  /** Nothing is said. */
  public static final Strokes USUAL =
      new Strokes(
          OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());

  private static final int SOME = 12;
  private static final int MANY = 100;

  /**
   * A pen of a palette as it is wished for.
   *
   * @param among how many curves of the panel
   */
  Pen of(Pen pen, int among) {
    double usualWidth = among > MANY ? 0.8 : among > SOME ? 1.2 : pen.width();
    double usualOpacity = among > MANY ? 0.45 : among > SOME ? 0.8 : pen.opacity();
    return new Pen(
        pen.color(),
        width.orElse(usualWidth),
        opacity.orElse(usualOpacity),
        dash.orElse(among > MANY ? Dash.SOLID : pen.dash()),
        dot.orElse(pen.dot()));
  }
}
