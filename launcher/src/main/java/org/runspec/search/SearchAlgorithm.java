package org.runspec.search;

import java.util.List;
import java.util.Map;

/** A way to choose the values of the next run. */
public interface SearchAlgorithm {
  /**
   * The values of a run. A pure function: the same arguments give the same values, on every
   * machine.
   *
   * @param space what may be chosen
   * @param seed of the search
   * @param run the run's index in its job, from 0
   * @param history runs that ended or go on now, in the order of their claims
   * @return a value for each dimension, in the order of the space
   */
  Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history);

  /** Whether {@code history} is read at all. */
  boolean learns();
}
