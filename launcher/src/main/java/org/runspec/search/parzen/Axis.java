package org.runspec.search.parzen;

/** One coordinate of a point. */
public sealed interface Axis {
  /** Kernels around the coordinates of some points, as wide as suits points of a space. */
  Kernels around(double[] coordinates, Bandwidth bandwidth);

  /** Any number from 0 to 1. */
  record Line() implements Axis {
    @Override
    public Kernels around(double[] coordinates, Bandwidth bandwidth) {
      return new LineKernels(coordinates, bandwidth.of(coordinates, 1));
    }
  }

  /** A whole number from 0, near to the next one. */
  record Steps(int count) implements Axis {
    @Override
    public Kernels around(double[] coordinates, Bandwidth bandwidth) {
      return TableKernels.ofSteps(coordinates, count, bandwidth.of(coordinates, count));
    }
  }

  /** A whole number from 0 that only names something. */
  record Kinds(int count) implements Axis {
    @Override
    public Kernels around(double[] coordinates, Bandwidth bandwidth) {
      return TableKernels.ofKinds(coordinates, count, bandwidth.otherKinds(coordinates.length));
    }
  }
}
