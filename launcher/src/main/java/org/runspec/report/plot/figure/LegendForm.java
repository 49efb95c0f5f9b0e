package org.runspec.report.plot.figure;

import java.util.Optional;

/**
 * How a legend looks.
 *
 * @param isShown whether there is one; if nothing is said, where there is more than one entry
 * @param size of its text, in pixels
 * @param columns at the bottom; 0 for as many as there is room for
 * @param most entries at most; the rest is counted
 */
public record LegendForm(
    Optional<Boolean> isShown, Place place, double size, int columns, int most) {
  /** The usual one. */
  public static final LegendForm USUAL = new LegendForm(Optional.empty(), Place.RIGHT, 12, 0, 24);

  /** The same, never shown. */
  LegendForm hidden() {
    return new LegendForm(Optional.of(false), place, size, columns, most);
  }

  /** Where it stands; never on the data. */
  public enum Place {
    RIGHT,
    BOTTOM
  }
}
