package org.runspec.report.plot.curve;

/** Exponential smoothing. */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Each y as a mean of itself and those before it, whose weights fall by the factor from one to
   * the next. Gaps stay, and are passed over.
   *
   * @param factor from 0, which changes nothing, to below 1
   */
  public static Points of(Points curve, double factor) {
    double[] smooth = new double[curve.size()];
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < smooth.length; i++) {
      double y = curve.y(i);
      if (Double.isNaN(y)) {
        smooth[i] = Double.NaN;
      } else {
        sum = sum * factor + y;
        weights = weights * factor + 1;
        smooth[i] = sum / weights;
      }
    }
    return curve.withY(smooth);
  }
}
