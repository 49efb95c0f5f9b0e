package org.runspec.search.parzen;

import org.runspec.search.chance.Draws;

/** What a density is on one axis: a kernel around each point, and one for the whole axis. */
interface Kernels {
  /** Kernels around the coordinates of points. */
  static Kernels around(double[] coordinates, Axis axis, Bandwidth bandwidth) {
    if (axis instanceof Axis.Steps steps) {
      double deviation = bandwidth.onSteps(coordinates.length, steps.count());
      return TableKernels.ofSteps(coordinates, steps.count(), deviation);
    } else if (axis instanceof Axis.Kinds kinds) {
      double alike = bandwidth.ofAllKinds(coordinates.length);
      return TableKernels.ofKinds(coordinates, kinds.count(), alike);
    }
    return new LineKernels(coordinates, bandwidth.onLine(coordinates));
  }

  /**
   * Adds the logarithm of each kernel at a coordinate.
   *
   * @param logs one for each point, and maybe more, which stay
   */
  void addLogs(double coordinate, double[] logs);

  /** The logarithm of the kernel for the whole axis, the same at every coordinate. */
  double logAnywhere();

  /** A coordinate from the kernel of a point. */
  double drawn(int point, Draws draws);

  /** A coordinate from the whole axis. */
  double drawnAnywhere(Draws draws);
}
