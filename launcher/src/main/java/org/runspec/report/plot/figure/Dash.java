package org.runspec.report.plot.figure;

import java.util.Arrays;
import java.util.List;

/** How a line is broken. */
public enum Dash {
  SOLID(),
  DASHED(6, 3),
  DOTTED(1.5, 2.5),
  DASHDOT(6, 2.5, 1.5, 2.5),
  /** No line at all. */
  NONE();

  @SuppressWarnings("ImmutableEnumChecker") // no list of it can be changed
  private final List<Double> lengths;

  Dash(double... lengths) {
    this.lengths = Arrays.stream(lengths).boxed().toList();
  }

  /** Drawn and left out in turn, in pixels; none for an unbroken line. */
  public List<Double> lengths() {
    return lengths;
  }
}
