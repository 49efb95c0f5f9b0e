package org.runspec.report.plot.layout;

/** Sizes of letters, in pixels. */
final class FontSize {
  /** Of the figure's title. */
  static final double TITLE = 17;

  /** Of panels' titles, and labels of axes. */
  static final double LABEL = 13;

  /** At ticks. */
  static final double TICK = 11.5;

  /** Below the figure. */
  static final double NOTE = 11;

  private FontSize() {}
}
