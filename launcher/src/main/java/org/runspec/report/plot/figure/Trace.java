package org.runspec.report.plot.figure;

import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.curve.Points;

/**
 * What is drawn of one series.
 *
 * @param label in the legend; traces with the same share an entry; empty for none
 * @param line in the order in which it is drawn
 * @param isStepped whether the line goes on at the same height until the next point
 * @param band drawn below the line
 * @param bandOpacity from 0 to 1
 * @param bars from low to high at points
 * @param faint drawn faintly below the line, such as what was smoothed
 * @param tips what is said of each point to whoever points at it; none to say the label
 */
public record Trace(
    String label,
    Points line,
    Pen pen,
    boolean isStepped,
    Optional<Band> band,
    double bandOpacity,
    Optional<Band> bars,
    Optional<Points> faint,
    List<String> tips) {
  /** As bands are drawn if nothing is said. */
  public static final double BAND_OPACITY = 0.2;

  public Trace {
    tips = List.copyOf(tips);
  }

  /** A line, or dots, alone. */
  public static Trace of(String label, Points line, Pen pen) {
    return new Trace(
        label,
        line,
        pen,
        false,
        Optional.empty(),
        BAND_OPACITY,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same as a staircase. */
  public Trace stepped() {
    return new Trace(label, line, pen, true, band, bandOpacity, bars, faint, tips);
  }

  /** The same with a band. */
  public Trace around(Band other, double opacity) {
    return new Trace(label, line, pen, isStepped, Optional.of(other), opacity, bars, faint, tips);
  }

  /** The same with bars. */
  public Trace withBars(Band other) {
    return new Trace(
        label, line, pen, isStepped, band, bandOpacity, Optional.of(other), faint, tips);
  }

  /** The same with a faint curve behind it. */
  public Trace before(Points other) {
    return new Trace(
        label, line, pen, isStepped, band, bandOpacity, bars, Optional.of(other), tips);
  }

  /** The same with something to say of each point. */
  public Trace saying(List<String> others) {
    return new Trace(label, line, pen, isStepped, band, bandOpacity, bars, faint, others);
  }
}
