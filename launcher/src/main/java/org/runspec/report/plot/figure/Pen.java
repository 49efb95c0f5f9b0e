package org.runspec.report.plot.figure;

/**
 * How a trace is drawn.
 *
 * @param width of the line, in pixels
 * @param opacity from 0 to 1
 * @param dot radius of a dot at each point, in pixels; 0 for none
 */
public record Pen(Rgb color, double width, double opacity, Dash dash, double dot) {
  /** A usual line. */
  public static Pen of(Rgb color) {
    return new Pen(color, 1.6, 1, Dash.SOLID, 0);
  }

  /** Dots without a line. */
  public static Pen dots(Rgb color, double radius, double opacity) {
    return new Pen(color, 1, opacity, Dash.NONE, radius);
  }

  /** The same, broken so. */
  public Pen broken(Dash other) {
    return new Pen(color, width, opacity, other, dot);
  }

  /** The same, so wide and opaque. */
  public Pen thin(double otherWidth, double otherOpacity) {
    return new Pen(color, otherWidth, otherOpacity, dash, dot);
  }

  /** The same with dots. */
  public Pen dotted(double radius) {
    return new Pen(color, width, opacity, dash, radius);
  }
}
