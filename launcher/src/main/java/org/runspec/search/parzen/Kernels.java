package org.runspec.search.parzen;

import org.runspec.search.chance.Draws;

/** What a density is on one axis: a kernel around each point, and one for all that is possible. */
interface Kernels {
  /** Adds to each the logarithm of what the kernel of that number is at a coordinate. */
  void addLogs(double coordinate, double[] logs);

  /** Adds what the kernel for all that is possible is there. */
  double logOfAny(double coordinate);

  /** A coordinate from the kernel of a point. */
  double drawn(int point, Draws draws);

  /** A coordinate from all that is possible. */
  double drawnFromAny(Draws draws);
}
