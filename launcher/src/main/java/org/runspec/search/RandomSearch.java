package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.RunSeed;

/**
 * Every value equally likely, whatever other runs found. A run's values depend on the seed, its
 * index and the order of the space only; they stay the same when the job gets more runs.
 */
final class RandomSearch implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    long runSeed = RunSeed.of(seed, run);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      List<Object> choices = space.get(i).values();
      long draw = RunSeed.of(runSeed, i);
      values.put(
          space.get(i).name(), choices.get((int) Long.remainderUnsigned(draw, choices.size())));
    }
    return values;
  }

  @Override
  public boolean learns() {
    return false;
  }
}
