package org.runspec.report.plot.scene;

/**
 * How numbers of an axis become pixels.
 *
 * @param from the number at the start
 * @param to the number at the end
 * @param isLog whether equal factors are equally long
 * @param start in pixels
 * @param end in pixels
 */
public record Mapping(double from, double to, boolean isLog, double start, double end) {
  /** The pixel of a number; not a number where the axis has no place for it. */
  public double pixel(double value) {
    double share =
        isLog
            ? (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))
            : (value - from) / (to - from);
    return Double.isFinite(share) ? start + share * (end - start) : Double.NaN;
  }
}
