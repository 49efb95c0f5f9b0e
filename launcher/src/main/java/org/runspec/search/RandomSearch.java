package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.RunSeed;

/**
 * Every value as likely as any other, or as its distribution says, whatever other runs found. A
 * run's values depend on the seed, its index and the order of the space only; they stay the same
 * when the job gets more runs.
 */
final class RandomSearch implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      Dimension dimension = space.get(i);
      values.put(dimension.name(), drawn(dimension, seed, run, i));
    }
    return values;
  }

  /** A run's value of the i-th dimension of the space. */
  static Object drawn(Dimension dimension, long seed, int run, int i) {
    return dimension.drawn(RunSeed.of(RunSeed.of(seed, run), i));
  }

  @Override
  public boolean learns() {
    return false;
  }
}
