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
    return drawn(space, seed, run);
  }

  /** Values of a run, in the order of the space; in a map that may be changed. */
  static Map<String, Object> drawn(List<Dimension> space, long seed, int run) {
    long runSeed = RunSeed.of(seed, run);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      values.put(space.get(i).name(), space.get(i).drawn(RunSeed.of(runSeed, i)));
    }
    return values;
  }

  @Override
  public boolean learns() {
    return false;
  }
}
