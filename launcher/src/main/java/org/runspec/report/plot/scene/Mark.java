package org.runspec.report.plot.scene;

import java.util.Optional;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Rgb;

/** One thing on a page. */
public sealed interface Mark {
  /**
   * A line.
   *
   * @param points it is broken where a number is missing
   * @param opacity from 0 to 1
   */
  record Line(Points points, Rgb color, double width, double opacity, Dash dash) implements Mark {}

  /**
   * What lies between two lines of the same x; broken as they are.
   *
   * @param opacity from 0 to 1
   */
  record Area(Points low, Points high, Rgb color, double opacity) implements Mark {}

  /**
   * Dots.
   *
   * @param points those where a number is missing are left out
   */
  record Dots(Points points, double radius, Rgb color, double opacity) implements Mark {}

  /** A rectangle. */
  record Rectangle(Box box, Optional<Rgb> fill, Optional<Rgb> border) implements Mark {}

  /**
   * Words on one line.
   *
   * @param x of the anchor
   * @param y of the line that letters stand on
   * @param size of the letters, in pixels
   * @param isUpward whether it is read from below
   * @param halo drawn around the letters, where they stand on lines
   */
  record Words(
      double x,
      double y,
      String text,
      double size,
      Anchor anchor,
      boolean isBold,
      boolean isUpward,
      Rgb color,
      Optional<Rgb> halo)
      implements Mark {
    /** Level words that are not bold. */
    public static Words of(double x, double y, String text, double size, Anchor anchor, Rgb color) {
      return new Words(x, y, text, size, anchor, false, false, color, Optional.empty());
    }

    /** The same, bold. */
    public Words bold() {
      return new Words(x, y, text, size, anchor, true, isUpward, color, halo);
    }

    /** The same, to be read from below. */
    public Words upward() {
      return new Words(x, y, text, size, anchor, isBold, true, color, halo);
    }

    /** The same with a halo. */
    public Words on(Rgb paper) {
      return new Words(x, y, text, size, anchor, isBold, isUpward, color, Optional.of(paper));
    }
  }

  /** Where words stand relative to their place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
