package org.runspec.report.plot.scene;

/** A rectangle, in pixels from the page's upper left corner. */
public record Box(double x, double y, double width, double height) {
  /** The right edge. */
  public double right() {
    return x + width;
  }

  /** The lower edge. */
  public double bottom() {
    return y + height;
  }

  /** The same with less at each side. */
  public Box within(double left, double top, double right, double bottom) {
    return new Box(x + left, y + top, width - left - right, height - top - bottom);
  }
}
